package dev.herald.http.console;

import static dev.herald.http.route.Access.ADMIN;
import static dev.herald.http.route.Access.EDITOR;
import static dev.herald.http.route.Access.READER;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Official Channel Management: the list of channels, the windows that change them, their pages. */
final class ChannelPages {

  private static final int POSTS_ON_A_CHANNELS_PAGE = 5;
  private static final int TO_PICK_FROM = 20;

  private final CreateChannel createChannel;
  private final EditChannel editChannel;
  private final DeleteChannel deleteChannel;
  private final ReadChannels readChannels;
  private final ReadSubscriptions readSubscriptions;
  private final ReadPosts readPosts;
  private final Optional<String> publicUrl;

  ChannelPages(UseCases useCases, Optional<String> publicUrl) {
    createChannel = useCases.createChannel();
    editChannel = useCases.editChannel();
    deleteChannel = useCases.deleteChannel();
    readChannels = useCases.readChannels();
    readSubscriptions = useCases.readSubscriptions();
    readPosts = useCases.readPosts();
    this.publicUrl = publicUrl;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/channels", READER, this::list),
        guard.post("/console/channels", ADMIN, this::create),
        guard.get("/console/channel", READER, this::show),
        guard.post("/console/channel/edit", EDITOR, this::edit),
        guard.post("/console/channel/delete", ADMIN, this::delete),
        guard.get("/console/windows/new-channel", ADMIN, this::newWindow),
        guard.get("/console/windows/edit-channel", EDITOR, this::editWindow),
        guard.get("/console/windows/delete-channel", ADMIN, this::deleteWindow),
        guard.get("/console/windows/pick-channel", READER, this::pickWindow));
  }

  private void list(Context ctx, View view) {
    var query = Queries.text(ctx, "query");
    var page = readChannels.list(query, Queries.page(ctx));
    Templates.answer(ctx, view, "channels", Map.of("query", query, "page", page));
  }

  private void newWindow(Context ctx, View view) {
    Templates.answer(
        ctx, view, "channelForm", Map.of("channel", Optional.empty(), "key", FormKey.create()));
  }

  private void create(Context ctx, View view) {
    var form = Form.of(ctx);
    var info = ChannelForm.info(form);
    var key = FormKey.of(form, view);
    var command = new CreateChannel.Command(Optional.empty(), AccountId.ADMINISTRATOR, info, key);
    var created = createChannel.create(command);
    Done.goOn(ctx, view, "/console/channels", view.text("channel.created", nameOf(created)));
  }

  private void editWindow(Context ctx, View view) {
    var channel = readChannels.get(new ChannelId(Queries.text(ctx, "id")));
    Templates.answer(
        ctx, view, "channelForm", Map.of("channel", Optional.of(channel), "key", FormKey.create()));
  }

  private void edit(Context ctx, View view) {
    var id = channelId(ctx);
    var form = Form.of(ctx);
    var patch = ChannelForm.patch(form);
    try {
      var revision = OptionalLong.of(ChannelForm.revision(form));
      var edited = editChannel.edit(new EditChannel.Command(id, patch, revision));
      Done.goOn(ctx, view, form.text("from"), view.text("channel.edited", nameOf(edited)));
    } catch (Refusal.ChannelChanged overtaken) {
      showBoth(ctx, view, patch, readChannels.get(id));
    }
  }

  /** Shows what somebody else made of the channel in the meantime, beside what was entered. */
  private static void showBoth(Context ctx, View view, ChannelPatch mine, ChannelView theirs) {
    ctx.header("HX-Retarget", "#conflict");
    ctx.header("HX-Reswap", "innerHTML");
    ctx.status(409);
    Templates.answer(ctx, view, "channelConflict", Map.of("mine", mine, "theirs", theirs));
  }

  private void deleteWindow(Context ctx, View view) {
    answerDeleteWindow(ctx, view, readChannels.get(channelId(ctx)), false);
  }

  private static void answerDeleteWindow(
      Context ctx, View view, ChannelView channel, boolean isChanged) {
    Templates.answer(
        ctx, view, "channelDelete", Map.of("channel", channel, "isChanged", isChanged));
  }

  private void delete(Context ctx, View view) {
    var channel = readChannels.get(channelId(ctx));
    var name = nameOf(channel);
    var typed = Form.of(ctx).find("confirmation").map(String::strip);
    if (channel.postCount() > 0 && typed.isEmpty()) { // there were none when the window was opened
      ctx.header("HX-Retarget", "#window-content");
      ctx.header("HX-Reswap", "innerHTML");
      ctx.status(409);
      answerDeleteWindow(ctx, view, channel, true);
      return;
    }
    if (channel.postCount() > 0 && !typed.orElse("").equals(name)) {
      throw new InvalidValue(
          Violation.of("confirmation", "mismatch", "must be the name of the channel"));
    }
    deleteChannel.delete(new DeleteChannel.Command(channel.channel().id(), OptionalLong.empty()));
    Done.goOn(ctx, view, "/console/channels", view.text("channel.deleted", name));
  }

  private void pickWindow(Context ctx, View view) {
    var query = Queries.text(ctx, "query");
    var found = readChannels.list(query, PageRequest.first(TO_PICK_FROM));
    Templates.answer(ctx, view, "channelPicker", Map.of("query", query, "page", found));
  }

  private void show(Context ctx, View view) {
    var id = channelId(ctx);
    var query = Queries.text(ctx, "query");
    var posts = PostQuery.all(PageRequest.first(POSTS_ON_A_CHANNELS_PAGE)).inChannel(id);
    var channel = readChannels.get(id);
    Templates.answer(
        ctx,
        view,
        "channel",
        Map.of(
            "channel",
            channel,
            "address",
            publicUrl.orElse(ctx.scheme() + "://" + ctx.host())
                + "/api/v1/channels/"
                + view.encode(id.value()),
            "query",
            query,
            "subscribers",
            readSubscriptions.ofChannel(id, query, Queries.page(ctx)),
            "posts",
            readPosts.list(posts).map(post -> PostCard.of(post, channel.channel(), view))));
  }

  private static ChannelId channelId(Context ctx) {
    return new ChannelId(Queries.text(ctx, "id"));
  }

  private static String nameOf(ChannelView view) {
    return view.channel().info().name().value();
  }
}

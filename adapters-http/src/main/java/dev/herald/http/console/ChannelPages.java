package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.CREATE_CHANNELS;
import static dev.herald.domain.permission.Permission.DELETE_CHANNELS;
import static dev.herald.domain.permission.Permission.EDIT_CHANNELS;
import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.image.CropImage;
import dev.herald.application.port.in.image.FindOriginal;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.ScheduleQuery;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.http.link.PublicAddresses;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LiveStreams;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Official Channel Management: the list of channels, the windows that change them, their pages. */
final class ChannelPages {

  private static final int POSTS_ON_A_CHANNELS_PAGE = 5;
  private static final int TO_PICK_FROM = 20;

  private final CreateChannel createChannel;
  private final EditChannel editChannel;
  private final DeleteChannel deleteChannel;
  private final ReadDrafts readDrafts;
  private final ReadChannels readChannels;
  private final CropImage cropImage;
  private final FindOriginal findOriginal;
  private final ChannelFinder finder;
  private final ReadSubscriptions readSubscriptions;
  private final ReadPosts readPosts;
  private final LiveStreams streams;
  private final String address;
  private final Optional<PublicAddresses> pages;

  /**
   * @param address where clients reach the server
   * @param pages knows the addresses of public pages, if there are any
   */
  ChannelPages(
      UseCases useCases, LiveStreams streams, String address, Optional<PublicAddresses> pages) {
    createChannel = useCases.createChannel();
    editChannel = useCases.editChannel();
    deleteChannel = useCases.deleteChannel();
    readDrafts = useCases.readDrafts();
    readChannels = useCases.readChannels();
    cropImage = useCases.cropImage();
    findOriginal = useCases.findOriginal();
    finder = new ChannelFinder(readChannels);
    readSubscriptions = useCases.readSubscriptions();
    readPosts = useCases.readPosts();
    this.streams = streams;
    this.address = address;
    this.pages = pages;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/channels", to(READ_CHANNELS), this::list),
        guard.post("/console/channels", to(CREATE_CHANNELS), this::create),
        guard.get("/console/channel", to(READ_CHANNELS), this::show),
        guard.post("/console/channel/edit", to(EDIT_CHANNELS), this::edit),
        guard.post("/console/channel/delete", to(DELETE_CHANNELS), this::delete),
        guard.get("/console/windows/new-channel", to(CREATE_CHANNELS), this::newWindow),
        guard.get("/console/windows/edit-channel", to(EDIT_CHANNELS), this::editWindow),
        guard.get("/console/windows/delete-channel", to(DELETE_CHANNELS), this::deleteWindow),
        guard.get("/console/windows/pick-channel", to(READ_CHANNELS), this::pickWindow));
  }

  private void list(Context ctx, View view) {
    var query = Queries.text(ctx, "query");
    var order = order(Queries.text(ctx, "sort"));
    var page = readChannels.list(view.actor(), query, order, Queries.page(ctx));
    Templates.answer(ctx, view, "channels", Map.of("query", query, "order", order, "page", page));
  }

  private static ChannelOrder order(String name) {
    return Stream.of(ChannelOrder.values())
        .filter(order -> order.name().equals(name))
        .findFirst()
        .orElse(ChannelOrder.NEWEST);
  }

  private void newWindow(Context ctx, View view) {
    answerForm(ctx, view, Optional.empty());
  }

  private void create(Context ctx, View view) {
    var form = withPhoto(Form.of(ctx), view);
    var info = ChannelForm.info(form);
    var key = FormKey.of(form, view);
    var command = new CreateChannel.Command(Optional.empty(), AccountId.ADMINISTRATOR, info, key);
    var created = createChannel.create(view.actor(), command);
    Done.redirect(
        ctx,
        view,
        view.links().at("/console/channels"),
        view.text("channel.created", nameOf(created)));
  }

  private void editWindow(Context ctx, View view) {
    var channel = readChannels.get(view.actor(), new ChannelId(Queries.text(ctx, "id")));
    answerForm(ctx, view, Optional.of(channel));
  }

  private void answerForm(Context ctx, View view, Optional<ChannelView> channel) {
    Templates.answer(
        ctx,
        view,
        "channelForm",
        Map.of(
            "channel", channel,
            "key", FormKey.create(),
            "hasPages", pages.isPresent(),
            "page", channel.flatMap(it -> page(it.channel())),
            "original", channel.flatMap(it -> original(it.channel(), view))));
  }

  /**
   * The form with a photo that is cut out, if it tells which part of an image the photo is. To cut
   * it again, when the form is sent again, makes the same photo.
   */
  private Form withPhoto(Form form, View view) {
    var parts = form.text("avatar").split(" ", -1);
    if (parts.length != 2) return form;
    var violations = new Violations();
    var cut =
        violations.checkAs(
            "avatar", () -> cropImage.crop(view.actor(), new ImageId(parts[0]), Crop.of(parts[1])));
    violations.throwIfAny();
    return form.with("avatar", cut.id().value());
  }

  private Optional<FindOriginal.Original> original(Channel channel, View view) {
    var image = channel.info().avatar().image().stored();
    return image.flatMap(id -> findOriginal.find(view.actor(), id));
  }

  /** The address of the channel's public page, if it is public or would have one if it were. */
  private Optional<String> page(Channel channel) {
    return pages.map(it -> it.page(channel));
  }

  /** What others have changed meanwhile stays, unless it is what was changed here too. */
  private void edit(Context ctx, View view) {
    var id = channelId(ctx);
    var form = withPhoto(Form.of(ctx), view);
    var edit = new ChannelEdit(form);
    var revision = ChannelForm.revision(form);
    while (true) {
      try {
        var command = new EditChannel.Command(id, edit.patch(), OptionalLong.of(revision));
        var name = nameOf(editChannel.edit(view.actor(), command));
        Done.redirect(ctx, view, form.text("from"), view.text("channel.edited", name));
        return;
      } catch (Refusal.ChannelChanged overtaken) {
        var theirs = readChannels.get(view.actor(), id);
        var collisions = edit.collisions(theirs.channel().info());
        if (!collisions.isEmpty()) {
          showConflict(ctx, view, theirs, collisions);
          return;
        }
        revision = theirs.channel().revision();
      }
    }
  }

  /** Shows what somebody else made of the fields, beside what was entered in them. */
  private static void showConflict(
      Context ctx, View view, ChannelView theirs, Set<String> collisions) {
    ctx.header("HX-Retarget", "#conflict");
    ctx.header("HX-Reswap", "innerHTML");
    ctx.status(409);
    Templates.answer(
        ctx, view, "channelConflict", Map.of("theirs", theirs, "collisions", collisions));
  }

  private void deleteWindow(Context ctx, View view) {
    answerDeleteWindow(ctx, view, readChannels.get(view.actor(), channelId(ctx)), false);
  }

  private void answerDeleteWindow(Context ctx, View view, ChannelView channel, boolean isChanged) {
    var all = ScheduleQuery.all(PageRequest.first(PageRequest.MAX_LIMIT));
    var scheduled = readDrafts.scheduled(view.actor(), all.inChannel(channel.channel().id()));
    Templates.answer(
        ctx,
        view,
        "channelDelete",
        Map.of("channel", channel, "scheduled", scheduled, "isChanged", isChanged));
  }

  private void delete(Context ctx, View view) {
    var channel = readChannels.get(view.actor(), channelId(ctx));
    var name = nameOf(channel);
    var typed = Form.of(ctx).find("confirmation");
    if (channel.postCount() > 0 && typed.isEmpty()) { // there were none when the window was opened
      ctx.header("HX-Retarget", "#window-content");
      ctx.header("HX-Reswap", "innerHTML");
      ctx.status(409);
      answerDeleteWindow(ctx, view, channel, true);
      return;
    }
    if (channel.postCount() > 0 && !Confirmation.isOf(channel.channel(), typed.orElse(""))) {
      throw new InvalidValue(
          Violation.of("confirmation", "mismatch", "must be the name or the id of the channel"));
    }
    deleteChannel.delete(
        view.actor(), new DeleteChannel.Command(channel.channel().id(), OptionalLong.empty()));
    Done.redirect(
        ctx, view, view.links().at("/console/channels"), view.text("channel.deleted", name));
  }

  private void pickWindow(Context ctx, View view) {
    var query = Queries.text(ctx, "query");
    var page = finder.search(query, TO_PICK_FROM, view);
    Templates.answer(ctx, view, "channelPicker", Map.of("query", query, "page", page));
  }

  private void show(Context ctx, View view) {
    var id = channelId(ctx);
    var query = Queries.text(ctx, "query");
    var posts = PostQuery.all(PageRequest.first(POSTS_ON_A_CHANNELS_PAGE)).inChannel(id);
    var channel = readChannels.get(view.actor(), id);
    Templates.answer(
        ctx,
        view,
        "channel",
        Map.of(
            "channel",
            channel,
            "key",
            FormKey.create(),
            "address",
            address + "/api/v1/channels/" + view.links().encode(id.value()),
            "live",
            streams.count(id),
            "page",
            page(channel.channel()).filter(it -> isPublic(channel)),
            "snippet",
            pages.flatMap(it -> it.snippet(channel.channel())).filter(it -> isPublic(channel)),
            "query",
            query,
            "subscribers",
            readSubscriptions.ofChannel(view.actor(), id, query, Queries.page(ctx)),
            "posts",
            readPosts
                .list(view.actor(), posts)
                .map(post -> PostCard.of(post, channel.channel(), view))));
  }

  private static boolean isPublic(ChannelView view) {
    return view.channel().info().visibility() == Visibility.PUBLIC;
  }

  private static ChannelId channelId(Context ctx) {
    return new ChannelId(Queries.text(ctx, "id"));
  }

  private static String nameOf(ChannelView view) {
    return view.channel().info().name().value();
  }
}

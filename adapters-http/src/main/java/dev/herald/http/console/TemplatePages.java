package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.draft.ReadDrafts;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.CreateTemplate.Source;
import dev.herald.application.port.in.template.DeleteTemplate;
import dev.herald.application.port.in.template.ReadTemplates;
import dev.herald.application.port.in.template.RenameTemplate;
import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.application.view.TemplateView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.template.TemplateName;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates: their list, and what makes, renames and deletes them. The composer uses them. */
final class TemplatePages {

  private final ReadTemplates readTemplates;
  private final CreateTemplate createTemplate;
  private final RenameTemplate renameTemplate;
  private final DeleteTemplate deleteTemplate;
  private final ReadDrafts readDrafts;
  private final ReadPosts readPosts;
  private final ReadChannels readChannels;
  private final ChannelFinder finder;

  TemplatePages(UseCases useCases) {
    readTemplates = useCases.readTemplates();
    createTemplate = useCases.createTemplate();
    renameTemplate = useCases.renameTemplate();
    deleteTemplate = useCases.deleteTemplate();
    readDrafts = useCases.readDrafts();
    readPosts = useCases.readPosts();
    readChannels = useCases.readChannels();
    finder = new ChannelFinder(readChannels);
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/templates", to(WRITE_DRAFTS), this::list),
        guard.post("/console/templates", to(WRITE_DRAFTS), this::create),
        guard.get("/console/windows/save-template", to(WRITE_DRAFTS), this::saveWindow),
        guard.get(
            "/console/windows/rename-template",
            to(WRITE_DRAFTS),
            (ctx, view) -> window(ctx, view, "renameTemplate")),
        guard.get(
            "/console/windows/delete-template",
            to(WRITE_DRAFTS),
            (ctx, view) -> window(ctx, view, "deleteTemplate")),
        guard.post("/console/templates/{id}/rename", to(WRITE_DRAFTS), this::rename),
        guard.post("/console/templates/{id}/delete", to(WRITE_DRAFTS), this::delete));
  }

  private void list(Context ctx, View view) {
    var words = Queries.text(ctx, "query");
    var query = new TemplateQuery(words, Optional.empty(), Queries.page(ctx));
    var page = readTemplates.list(view.actor(), query);
    Templates.answer(ctx, view, "templates", Map.of("words", words, "page", cards(page, view)));
  }

  private Page<TemplateCard> cards(Page<TemplateView> templates, View view) {
    var channels = new HashMap<ChannelId, Optional<Channel>>();
    var cards =
        templates.items().stream()
            .map(TemplateView::template)
            .map(
                template ->
                    TemplateCard.of(
                        template,
                        template
                            .channel()
                            .flatMap(id -> channels.computeIfAbsent(id, it -> find(it, view))),
                        view))
            .toList();
    return new Page<>(cards, templates.next());
  }

  private Optional<Channel> find(ChannelId id, View view) {
    return finder.find(id.value(), view).map(it -> it.channel());
  }

  /** Asks for the name of a new template, and where it is for. */
  private void saveWindow(Context ctx, View view) {
    var draft = Queries.text(ctx, "draft");
    var post = Queries.text(ctx, "post");
    var channel = readChannels.get(view.actor(), channelOf(draft, post, view)).channel();
    Templates.answer(
        ctx,
        view,
        "saveTemplate",
        Map.of(
            "draft", draft,
            "post", post,
            "channel", channel.id().value(),
            "channelName", channel.info().name().value(),
            "isForAll", view.actor().may(Permission.EDIT_COMMON_TEMPLATES),
            "key", FormKey.create()));
  }

  private ChannelId channelOf(String draft, String post, View view) {
    return post.isEmpty()
        ? readDrafts.get(view.actor(), new DraftId(draft)).draft().channel()
        : readPosts.get(view.actor(), new PostId(post)).post().channel();
  }

  /** Leads back to what it was made of. */
  private void create(Context ctx, View view) {
    var form = Form.of(ctx);
    var post = form.text("post");
    var draft = form.text("draft");
    Source source =
        post.isEmpty()
            ? new CreateTemplate.OfDraft(new DraftId(draft))
            : new CreateTemplate.OfPost(new PostId(post));
    var channel = form.find("channel").filter(it -> !it.isEmpty()).map(ChannelId::new);
    var command =
        new CreateTemplate.Command(
            new TemplateName(form.text("name")),
            channel,
            source,
            FormKey.once("template", form, view));
    var name = createTemplate.create(view.actor(), command).template().name().value();
    var page = post.isEmpty() ? view.links().draft(draft) : view.links().post(post);
    Done.redirect(ctx, view, page, view.text("template.saved", name));
  }

  private void window(Context ctx, View view, String name) {
    var id = new TemplateId(Queries.text(ctx, "id"));
    var template = readTemplates.get(view.actor(), id).template();
    Templates.answer(ctx, view, name, Map.of("id", id.value(), "name", template.name().value()));
  }

  private void rename(Context ctx, View view) {
    var name = new TemplateName(Form.of(ctx).text("name"));
    renameTemplate.rename(view.actor(), id(ctx), name);
    answer(ctx, view, view.text("template.renamed", name.value()));
  }

  private void delete(Context ctx, View view) {
    var name = readTemplates.get(view.actor(), id(ctx)).template().name().value();
    deleteTemplate.delete(view.actor(), id(ctx));
    answer(ctx, view, view.text("template.deleted", name));
  }

  private static void answer(Context ctx, View view, String notice) {
    Done.redirect(ctx, view, view.links().at("/console/templates"), notice);
  }

  private static TemplateId id(Context ctx) {
    return new TemplateId(ctx.pathParam("id"));
  }
}

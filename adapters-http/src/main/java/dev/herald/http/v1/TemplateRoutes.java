package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.WRITE_DRAFTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.DeleteTemplate;
import dev.herald.application.port.in.template.ReadTemplates;
import dev.herald.application.port.in.template.RenameTemplate;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;

/** Templates. */
final class TemplateRoutes {

  private final CreateTemplate createTemplate;
  private final RenameTemplate renameTemplate;
  private final DeleteTemplate deleteTemplate;
  private final UseTemplate useTemplate;
  private final ReadTemplates readTemplates;
  private final ImageUrls urls;

  TemplateRoutes(UseCases useCases, ImageUrls urls) {
    createTemplate = useCases.createTemplate();
    renameTemplate = useCases.renameTemplate();
    deleteTemplate = useCases.deleteTemplate();
    useTemplate = useCases.useTemplate();
    readTemplates = useCases.readTemplates();
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/templates", to(WRITE_DRAFTS), this::create),
        Route.get("/api/v1/templates", to(WRITE_DRAFTS), this::list),
        Route.get("/api/v1/templates/{templateId}", to(WRITE_DRAFTS), this::get),
        Route.patch("/api/v1/templates/{templateId}", to(WRITE_DRAFTS), this::rename),
        Route.delete("/api/v1/templates/{templateId}", to(WRITE_DRAFTS), this::delete),
        Route.post("/api/v1/templates/{templateId}/use", to(WRITE_DRAFTS), this::use));
  }

  private void create(Context ctx) {
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var command = TemplateRequests.create(body.object(), key);
    var template = createTemplate.create(actor(ctx), command);
    Answers.location(ctx, Paths.template(template.template().id()));
    Answers.changed(ctx, 201, TemplateJson.of(template, urls));
  }

  private void list(Context ctx) {
    var given = QueryParameters.of(ctx, "query", "channel", "limit", "cursor");
    var query =
        new TemplateQuery(
            given.text("query"), given.value("channel", ChannelId::new), given.page());
    var page = readTemplates.list(actor(ctx), query);
    Answers.current(ctx, PageJson.of(page, view -> TemplateJson.of(view, urls)), "");
  }

  private void get(Context ctx) {
    var template = readTemplates.get(actor(ctx), Paths.templateId(ctx));
    Answers.current(ctx, TemplateJson.of(template, urls), "");
  }

  private void rename(Context ctx) {
    var id = Paths.templateId(ctx);
    var name = TemplateRequests.name(RequestBody.of(ctx).object());
    var template = renameTemplate.rename(actor(ctx), id, name);
    Answers.changed(ctx, 200, TemplateJson.of(template, urls));
  }

  private void delete(Context ctx) {
    deleteTemplate.delete(actor(ctx), Paths.templateId(ctx));
    ctx.status(204);
  }

  private void use(Context ctx) {
    var id = Paths.templateId(ctx);
    var body = RequestBody.of(ctx);
    var key = Headers.idempotencyKey(ctx, actor(ctx).id().toString(), body);
    var channel = DraftRequests.channel(body);
    var draft = useTemplate.use(actor(ctx), new UseTemplate.Command(id, channel, key));
    Answers.location(ctx, Paths.draft(draft.draft().id()));
    var json = DraftJson.of(draft, urls);
    Answers.changed(ctx, 201, json, json.tag());
  }
}

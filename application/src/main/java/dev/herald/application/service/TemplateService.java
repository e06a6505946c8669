package dev.herald.application.service;

import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.DeleteTemplate;
import dev.herald.application.port.in.template.ReadTemplates;
import dev.herald.application.port.in.template.RenameTemplate;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.port.out.DraftRepository;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.TemplateRepository;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.view.DraftView;
import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.application.view.TemplateView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, renames, deletes, reads and uses templates. No answer that is kept is made of them. */
final class TemplateService
    implements CreateTemplate, RenameTemplate, DeleteTemplate, UseTemplate, ReadTemplates {

  private final UnitOfWork unitOfWork;
  private final TemplateRepository templates;
  private final DraftRepository drafts;
  private final PostRepository posts;
  private final KnownDrafts known;
  private final IdGenerator ids;
  private final AuditTrail audit;
  private final Idempotency idempotency;
  private final ImageReferences images;
  private final InstantSource clock;

  TemplateService(
      UnitOfWork unitOfWork,
      TemplateRepository templates,
      DraftRepository drafts,
      PostRepository posts,
      KnownDrafts known,
      IdGenerator ids,
      AuditTrail audit,
      Idempotency idempotency,
      ImageReferences images,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.templates = templates;
    this.drafts = drafts;
    this.posts = posts;
    this.known = known;
    this.ids = ids;
    this.audit = audit;
    this.idempotency = idempotency;
    this.images = images;
    this.clock = clock;
  }

  @Override
  public TemplateView create(Actor actor, CreateTemplate.Command command) {
    requireEdit(actor, command.channel());
    return view(
        unitOfWork.executeUnseen(
            () -> {
              var earlier = idempotency.earlierResult(command.key());
              if (earlier.isPresent()) return find(actor, new TemplateId(earlier.get()));

              var content = content(actor, command.source());
              command.channel().ifPresent(drafts::count); // it must be there
              var template =
                  Template.create(
                      ids.templateId(),
                      command.name(),
                      command.channel(),
                      content,
                      templates.count(),
                      actor.id(),
                      clock.instant());
              templates.insert(template);
              note(
                  actor,
                  AuditAction.TEMPLATE_CREATED,
                  template,
                  AuditChange.to("name", template.name()));
              idempotency.remember(command.key(), template.id().value());
              return template;
            }));
  }

  private DraftContent content(Actor actor, Source source) {
    if (source instanceof OfDraft of) return known.get(of.draft(), actor.channels()).content();
    var post = posts.get(((OfPost) source).post(), actor.channels());
    return DraftContent.of(post.requireContent());
  }

  @Override
  public TemplateView rename(Actor actor, TemplateId id, TemplateName name) {
    actor.require(Permission.WRITE_DRAFTS);
    return view(
        unitOfWork.executeUnseen(
            () -> {
              var template = findToEdit(actor, id);
              if (template.name().equals(name)) return template;
              var renamed = template.rename(name);
              templates.rename(renamed);
              note(
                  actor,
                  AuditAction.TEMPLATE_RENAMED,
                  template,
                  new AuditChange(
                      "name", Optional.of(template.name().value()), Optional.of(name.value())));
              return renamed;
            }));
  }

  @Override
  public void delete(Actor actor, TemplateId id) {
    actor.require(Permission.WRITE_DRAFTS);
    unitOfWork.executeUnseen(
        () -> {
          var template = findToEdit(actor, id);
          templates.delete(id);
          note(
              actor,
              AuditAction.TEMPLATE_DELETED,
              template,
              AuditChange.from("name", template.name()));
          return template;
        });
  }

  @Override
  public DraftView use(Actor actor, UseTemplate.Command command) {
    actor.require(Permission.WRITE_DRAFTS);
    command.channel().ifPresent(it -> actor.require(Permission.WRITE_DRAFTS, it));
    var draft =
        unitOfWork.executeUnseen(
            () -> {
              var earlier = idempotency.earlierResult(command.key());
              if (earlier.isPresent()) {
                return known.get(new DraftId(earlier.get()), actor.channels());
              }
              var begun = begin(actor, find(actor, command.template()), command.channel());
              idempotency.remember(command.key(), begun.id().value());
              return begun;
            });
    return images.ofDrafts(List.of(draft)).get(0);
  }

  private Draft begin(Actor actor, Template template, Optional<ChannelId> wanted) {
    var channel =
        wanted
            .or(template::channel)
            .orElseThrow(() -> new InvalidValue(Violation.required("channelId")));
    var draft =
        Draft.create(
            ids.draftId(),
            channel,
            template.content(),
            drafts.count(channel),
            actor.id(),
            clock.instant());
    drafts.insert(draft);
    audit.note(
        actor,
        AuditAction.DRAFT_CREATED,
        AuditSubject.of(draft.id()),
        Changes.in(channel),
        AuditChange.to("template", template.id()));
    return draft;
  }

  @Override
  public TemplateView get(Actor actor, TemplateId id) {
    actor.require(Permission.WRITE_DRAFTS);
    return view(find(actor, id));
  }

  @Override
  public Page<TemplateView> list(Actor actor, TemplateQuery query) {
    actor.require(Permission.WRITE_DRAFTS);
    query.channel().ifPresent(it -> actor.require(Permission.WRITE_DRAFTS, it));
    query.channel().ifPresent(drafts::count); // it must be there
    var page = templates.list(query, actor.channels());
    return new Page<>(images.ofTemplates(page.items()), page.next());
  }

  private Template find(Actor actor, TemplateId id) {
    return templates.find(id, actor.channels()).orElseThrow(() -> new Refusal.TemplateNotFound(id));
  }

  private Template findToEdit(Actor actor, TemplateId id) {
    var template = find(actor, id);
    requireEdit(actor, template.channel());
    return template;
  }

  /** What is for all channels is not for those to change who are bound to some. */
  private static void requireEdit(Actor actor, Optional<ChannelId> channel) {
    actor.require(Permission.WRITE_DRAFTS);
    channel.ifPresentOrElse(
        it -> actor.require(Permission.WRITE_DRAFTS, it),
        () -> actor.require(Permission.EDIT_COMMON_TEMPLATES));
  }

  private void note(Actor actor, AuditAction action, Template template, AuditChange name) {
    var changes = new ArrayList<AuditChange>();
    template.channel().map(Changes::in).ifPresent(changes::add);
    changes.add(name);
    audit.note(actor, action, AuditSubject.of(template.id()), changes);
  }

  private TemplateView view(Template template) {
    return images.ofTemplates(List.of(template)).get(0);
  }
}

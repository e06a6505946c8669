package dev.herald.application.testkit;

import dev.herald.application.port.out.TemplateRepository;
import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import java.util.Optional;
import java.util.function.Predicate;

public final class InMemoryTemplateRepository implements TemplateRepository {

  private final InMemoryStore store;

  public InMemoryTemplateRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void insert(Template template) {
    var tables = store.write();
    tables.templates.put(tables.nextPosition(), template);
  }

  @Override
  public void rename(Template template) {
    store
        .write()
        .templates
        .replaceAll((place, other) -> other.id().equals(template.id()) ? template : other);
  }

  @Override
  public void delete(TemplateId id) {
    store.write().templates.values().removeIf(template -> template.id().equals(id));
  }

  @Override
  public Optional<Template> find(TemplateId id, ChannelScope channels) {
    return store.read().templates.values().stream()
        .filter(isThere(channels).and(template -> template.id().equals(id)))
        .findFirst();
  }

  private Predicate<Template> isThere(ChannelScope channels) {
    var tables = store.read();
    return template ->
        template.channel().stream().allMatch(it -> tables.isThere(it) && channels.contains(it));
  }

  @Override
  public Page<Template> list(TemplateQuery query, ChannelScope channels) {
    var sought = TemplateName.folded(query.name());
    Predicate<Template> isWanted =
        template ->
            TemplateName.folded(template.name().value()).contains(sought)
                && (query.channel().isEmpty()
                    || template.channel().stream().allMatch(query.channel().get()::equals));
    var tables = store.read();
    return Tables.newestFirst(tables.templates, isThere(channels).and(isWanted), query.page());
  }

  @Override
  public long count() {
    return store.read().templates.values().stream().filter(isThere(ChannelScope.ALL)).count();
  }
}

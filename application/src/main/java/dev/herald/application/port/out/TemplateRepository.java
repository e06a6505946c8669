package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.template.Template;
import java.util.Optional;

/**
 * Keeps templates, and finds them. What writes must be called inside a {@link UnitOfWork}.
 * Templates of deleted channels are not found. The images to which one refers are not unused, as
 * the {@link ImageRepository} knows it.
 */
public interface TemplateRepository {

  /** Keeps a new template, whose channel is there, if it is of one. */
  void insert(Template template);

  /** Replaces the name of a template; its place in lists stays. */
  void rename(Template template);

  /** Removes a template for good. */
  void delete(TemplateId id);

  /** The template, if it is for all channels or of one of these. */
  Optional<Template> find(TemplateId id, ChannelScope channels);

  /**
   * Templates for all channels or of these that fit the query; those that were inserted last come
   * first.
   */
  Page<Template> list(TemplateQuery query, ChannelScope channels);

  /** How many there are, those of deleted channels not counted. */
  long count();
}

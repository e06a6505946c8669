package dev.herald.application.port.in.template;

import dev.herald.application.view.Page;
import dev.herald.application.view.TemplateQuery;
import dev.herald.application.view.TemplateView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;

/** Reads and searches templates: those for all channels, and those of channels one knows of. */
public interface ReadTemplates {

  /**
   * @throws Refusal.TemplateNotFound there is no such template
   */
  TemplateView get(Actor actor, TemplateId template);

  /**
   * Templates that fit the query; those that were made last come first.
   *
   * @throws Refusal.ChannelNotFound the query names a channel that is not there
   */
  Page<TemplateView> list(Actor actor, TemplateQuery query);
}

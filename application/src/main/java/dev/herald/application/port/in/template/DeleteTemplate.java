package dev.herald.application.port.in.template;

import dev.herald.domain.access.Actor;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;

/** Deletes a template for good. What was begun with it stays as it is. */
@FunctionalInterface
public interface DeleteTemplate {

  /**
   * @throws Refusal.TemplateNotFound there is no such template
   * @throws Refusal.Forbidden it is for all channels, and they are bound to some
   */
  void delete(Actor actor, TemplateId template);
}

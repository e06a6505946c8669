package dev.herald.application.port.in.template;

import dev.herald.application.view.TemplateView;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.template.TemplateName;

/** Gives a template another name. That is durable when this returns. */
@FunctionalInterface
public interface RenameTemplate {

  /**
   * @throws Refusal.TemplateNotFound there is no such template
   * @throws Refusal.Forbidden it is for all channels, and they are bound to some
   */
  TemplateView rename(Actor actor, TemplateId template, TemplateName name);
}

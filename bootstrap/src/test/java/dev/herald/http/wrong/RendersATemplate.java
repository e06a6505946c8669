package dev.herald.http.wrong;

import gg.jte.TemplateEngine;

/** Breaks the rule that templates stay in the console. */
public final class RendersATemplate {

  final Class<?> engine = TemplateEngine.class;
}

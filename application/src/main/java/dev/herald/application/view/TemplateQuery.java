package dev.herald.application.view;

import dev.herald.domain.id.ChannelId;
import java.util.Objects;
import java.util.Optional;

/**
 * What templates to list. All parts must fit.
 *
 * @param name with this in their names, however it is cased; empty for all
 * @param channel which can be used there: those of this channel, and those for all
 */
public record TemplateQuery(String name, Optional<ChannelId> channel, PageRequest page) {

  public TemplateQuery {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(page, "page");
  }

  /** Every template. */
  public static TemplateQuery all(PageRequest page) {
    return new TemplateQuery("", Optional.empty(), page);
  }
}

package dev.herald.domain.template;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Contents to begin posts with, under a name. What it says never changes; whoever wants it
 * otherwise begins a draft with it, and makes a template of that.
 *
 * @param id never used for another template
 * @param channel whose editors it is for, with whom it ends; empty for those of all channels
 * @param createdBy who made it
 */
public record Template(
    TemplateId id,
    TemplateName name,
    Optional<ChannelId> channel,
    DraftContent content,
    ActorId createdBy,
    Instant createdAt) {

  /** How many there can be, those of all channels together. */
  public static final int MAX = 500;

  public Template {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(createdBy, "createdBy");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /**
   * Makes a template.
   *
   * @param templates how many there are so far
   * @throws Refusal.TooManyTemplates there can't be one more
   */
  public static Template create(
      TemplateId id,
      TemplateName name,
      Optional<ChannelId> channel,
      DraftContent content,
      long templates,
      ActorId by,
      Instant now) {
    if (templates >= MAX) throw new Refusal.TooManyTemplates(MAX);
    return new Template(id, name, channel, content, by, now);
  }

  public Template rename(TemplateName other) {
    return new Template(id, other, channel, content, createdBy, createdAt);
  }
}

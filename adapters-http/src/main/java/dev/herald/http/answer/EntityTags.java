package dev.herald.http.answer;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The entity tags of {@code If-Match} or {@code If-None-Match}. Weak ones count like others, and so
 * do those to which a server in front of Herald has added how it compressed the answer.
 *
 * @param any whether any tag will do ({@code *})
 * @param tags the tags without their quotes
 */
public record EntityTags(boolean any, List<String> tags) {

  /** Apache writes {@code "tag-gzip"}, others {@code "tag--gzip"} or {@code "tag;br"}. */
  private static final Pattern TAG =
      Pattern.compile("\"(?<tag>[^\"]*?)(?:(?:--?|;)(?:gzip|br|zstd|deflate))?\"");

  /** What a header of this name says; empty if there is none. */
  public static Optional<EntityTags> of(Context ctx, String header) {
    var lines = Collections.list(ctx.req().getHeaders(header));
    if (lines.isEmpty()) return Optional.empty();
    var text = String.join(",", lines).strip();
    var tags = TAG.matcher(text).results().map(EntityTags::tag).toList();
    return Optional.of(new EntityTags(text.equals("*"), tags));
  }

  private static String tag(MatchResult found) {
    return found.group(1);
  }

  /** Whether this tag, without quotes, is among them. */
  public boolean contain(String tag) {
    return any || tags.contains(tag);
  }
}

package dev.herald.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.shared.Sha256;
import dev.herald.domain.shared.Violation;
import dev.herald.http.answer.EntityTags;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What the headers of a request ask for. */
public final class Headers {

  /** The longest idempotency key, in characters. */
  public static final int MAX_KEY_LENGTH = 255;

  private static final Pattern KEY = Pattern.compile("[ -~]{1," + MAX_KEY_LENGTH + "}");
  private static final Pattern REVISION = Pattern.compile("(?<revision>\\d{1,18})(?:-.*)?");

  /** The revision of no channel. */
  private static final long NEVER = 0;

  private Headers() {}

  /**
   * The key that makes it safe to send a request again. It belongs to its caller alone, and its
   * fingerprint is of everything that the request says.
   *
   * @param caller whose key it is
   * @throws RequestRefused the key is empty, too long, or has other than printable ASCII characters
   */
  public static Optional<IdempotencyKey> idempotencyKey(
      Context ctx, String caller, RequestBody body) {
    var key = ctx.header("Idempotency-Key");
    if (key == null) return Optional.empty();
    if (!KEY.matcher(key).matches()) {
      var text = "must have 1 to " + MAX_KEY_LENGTH + " printable ASCII characters";
      throw RequestRefused.parameter(
          new Violation(
              "Idempotency-Key", "malformed", text, (long) MAX_KEY_LENGTH, (long) key.length()));
    }
    var request = (ctx.method() + " " + ctx.path() + "\n").getBytes(UTF_8);
    return Optional.of(new IdempotencyKey(caller + "\n" + key, Sha256.of(request, body.bytes())));
  }

  /**
   * The revision that {@code If-Match} asks for; empty if any will do. A tag that Herald never gave
   * asks for a revision that no channel has. Of several tags, that of the current revision counts
   * if it is among them.
   *
   * @param current reads the current revision; asked only if there are several tags
   */
  public static OptionalLong expectedRevision(Context ctx, LongSupplier current) {
    var tags = EntityTags.of(ctx, "If-Match");
    if (tags.isEmpty() || tags.get().any()) return OptionalLong.empty();
    var revisions = tags.get().tags().stream().mapToLong(Headers::revision).distinct().toArray();
    if (revisions.length == 0) return OptionalLong.of(NEVER);
    if (revisions.length == 1) return OptionalLong.of(revisions[0]);
    var now = current.getAsLong();
    return OptionalLong.of(LongStream.of(revisions).anyMatch(it -> it == now) ? now : NEVER);
  }

  /**
   * The revision that {@code If-Match} asks for, where nothing may be overwritten by mistake; empty
   * if it says {@code *}.
   *
   * @param current as above
   * @throws RequestRefused there is no such header
   */
  public static OptionalLong requiredRevision(Context ctx, LongSupplier current) {
    if (ctx.header("If-Match") == null) throw RequestRefused.withoutRevision();
    return expectedRevision(ctx, current);
  }

  /** Whether a table is asked for rather than JSON. */
  public static boolean wantsCsv(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept"))
        .filter(accept -> accept.matches("(?i)(.*,)?\\s*text/csv\\s*([;,].*)?"))
        .isPresent();
  }

  private static long revision(String tag) {
    var matcher = REVISION.matcher(tag);
    return matcher.matches() ? Long.parseLong(matcher.group("revision")) : NEVER;
  }
}

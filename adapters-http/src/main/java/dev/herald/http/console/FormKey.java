package dev.herald.http.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.shared.Sha256;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The key of a form, by which sending it twice does once what it says. */
final class FormKey {

  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");

  private FormKey() {}

  /** A key for a new form. */
  static String create() {
    return UUID.randomUUID().toString();
  }

  /** A form begins one draft, however often it is sent, and whatever it says by then. */
  static CreateDraft.Command draft(Form form, PostForm post, View view) {
    return new CreateDraft.Command(post.channelId(), post.draft(), once("draft", form, view));
  }

  /**
   * The key that came with a form, if it is one, by which the form does something once, however
   * often it is sent, and whatever it says by then.
   *
   * @param what it does, and to what
   */
  static Optional<IdempotencyKey> once(String what, Form form, View view) {
    return key(form)
        .map(
            key ->
                new IdempotencyKey(
                    view.actor().id() + "\nconsole " + what + " " + key, Sha256.of(new byte[0])));
  }

  /** A form publishes once in the channels that it names. */
  static Optional<IdempotencyKey> crossPost(Form form, PostForm post, View view) {
    var channels = post.channels().toString().getBytes(UTF_8);
    return key(form)
        .map(
            key ->
                new IdempotencyKey(
                    view.actor().id() + "\nconsole cross-post " + key, Sha256.of(channels)));
  }

  private static Optional<String> key(Form form) {
    return form.find("key").filter(key -> FORM.matcher(key).matches());
  }

  /** The key that came with a form, if it is one. */
  static Optional<IdempotencyKey> of(Form form, View view) {
    return key(form)
        .map(
            key ->
                new IdempotencyKey(
                    view.actor().id() + "\nconsole " + key,
                    Sha256.of(form.contents().getBytes(UTF_8))));
  }
}

package dev.herald.domain.account;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An account that is known, and what it shows of itself. It becomes known when it is imported, or
 * under {@link AccountPolicy#IMPORT_ON_USE} when it first owns or follows a channel, and stays
 * known until it is deleted.
 *
 * @param nick the name that people see: one line of at most 500 bytes, empty if there is none
 * @param faceUrl where its picture is, in any form: at most 500 bytes, empty if there is none
 * @param attributes what an app keeps with it, in the order in which it came: at most 50 values of
 *     at most 500 bytes, under keys of 1 to 100 bytes; an empty value is none
 */
public record Account(AccountId id, String nick, String faceUrl, Map<String, String> attributes) {

  public static final int MAX_NICK_BYTES = 500;
  public static final int MAX_FACE_URL_BYTES = 500;
  public static final int MAX_ATTRIBUTES = 50;
  public static final int MAX_KEY_BYTES = 100;
  public static final int MAX_VALUE_BYTES = 500;

  private static final String ATTRIBUTES = "attributes";
  private static final TextRule NICK = TextRule.line("nick", MAX_NICK_BYTES);
  private static final TextRule FACE_URL = TextRule.opaque("faceUrl", MAX_FACE_URL_BYTES);
  private static final TextRule KEY = TextRule.opaque(ATTRIBUTES, MAX_KEY_BYTES);
  private static final TextRule VALUE = TextRule.opaque(ATTRIBUTES, MAX_VALUE_BYTES);

  /**
   * @throws InvalidValue if it breaks a rule of {@link TextRule}, or with the rules {@code
   *     attributes.empty_key} and {@code attributes.too_many}
   */
  public Account(AccountId id, String nick, String faceUrl, Map<String, String> attributes) {
    var violations = new Violations();
    this.id = Objects.requireNonNull(id, "id");
    this.nick = violations.check(() -> NICK.check(nick));
    this.faceUrl = violations.check(() -> FACE_URL.check(faceUrl));
    this.attributes = Collections.unmodifiableMap(kept(attributes, violations));
    violations.throwIfAny();
  }

  private static Map<String, String> kept(Map<String, String> given, Violations violations) {
    var kept = new LinkedHashMap<String, String>();
    given.forEach(
        (key, value) -> {
          violations.check(() -> KEY.check(key));
          violations.check(() -> VALUE.check(value));
          if (key.isEmpty()) {
            violations.add(Violation.of(ATTRIBUTES, "empty_key", "must not have an empty key"));
          }
          if (!value.isEmpty()) kept.put(key, value);
        });
    if (kept.size() > MAX_ATTRIBUTES) {
      violations.add(Violation.tooMany(ATTRIBUTES, MAX_ATTRIBUTES, kept.size()));
    }
    return kept;
  }

  /** An account of which nothing is known but its name. */
  public static Account of(AccountId id) {
    return new Account(id, "", "", Map.of());
  }

  public Account withNick(String changed) {
    return new Account(id, changed, faceUrl, attributes);
  }

  public Account withFaceUrl(String changed) {
    return new Account(id, nick, changed, attributes);
  }

  /** Adds attributes, and replaces those that are there; an empty value removes its attribute. */
  public Account withAttributes(Map<String, String> changed) {
    return edit(Optional.empty(), Optional.empty(), changed);
  }

  /**
   * Edits the account: what is present replaces what was, and attributes change as with {@link
   * #withAttributes}.
   *
   * @throws InvalidValue with all that is wrong with any part of it
   */
  public Account edit(
      Optional<String> newNick, Optional<String> newFaceUrl, Map<String, String> changed) {
    var all = new LinkedHashMap<>(attributes);
    all.putAll(changed);
    return new Account(id, newNick.orElse(nick), newFaceUrl.orElse(faceUrl), all);
  }
}

package dev.herald.domain.access;

import dev.herald.domain.id.AccountId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who acts, without what they may do: what is kept of whoever did something.
 *
 * @param kind what the name is the name of
 * @param name tells one from others of its kind; not blank
 */
public record ActorId(Kind kind, String name) {

  /** Herald itself, which cleans up and does what was scheduled. */
  public static final ActorId HERALD = new ActorId(Kind.SYSTEM, "herald");

  /** All who did not show who they are. */
  public static final ActorId STRANGER = new ActorId(Kind.STRANGER, "stranger");

  /** What can act. */
  public enum Kind {
    /** A person or a program with an access token, by the name of the token. */
    TOKEN,
    /** An account, for itself. */
    ACCOUNT,
    /** An administrator of the app, as the compatible API knows them. */
    ADMINISTRATOR,
    /** The program that embeds Herald, or a command that is run beside the data. */
    HOST,
    /** Herald itself. */
    SYSTEM,
    /** Somebody who did not show who they are. */
    STRANGER
  }

  public ActorId {
    Objects.requireNonNull(kind, "kind");
    if (name.isBlank()) throw new IllegalArgumentException("a blank name");
  }

  public static ActorId token(TokenName name) {
    return new ActorId(Kind.TOKEN, name.value());
  }

  /** The program that embeds Herald, or one of its users. */
  public static ActorId host(String name) {
    return new ActorId(Kind.HOST, name);
  }

  /** The name of the token, if it is one. */
  public Optional<TokenName> tokenName() {
    return kind == Kind.TOKEN ? Optional.of(new TokenName(name)) : Optional.empty();
  }

  public static ActorId account(AccountId account) {
    return new ActorId(Kind.ACCOUNT, account.value());
  }

  /** Kind and name, such as {@code token:press office}, which {@link #of} reads. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException it was something else
   */
  public static ActorId of(String text) {
    var colon = text.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("no kind: " + text);
    var kind = Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
    return new ActorId(kind, text.substring(colon + 1));
  }
}

package dev.herald.domain.access;

import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An access token: what its bearer may do, and for how long. It may begin as an invitation, which
 * nobody bears until somebody accepts it. Its name is never given to another, so that it stays
 * known who did something.
 *
 * @param channels which channels its bearer knows of
 * @param hash the SHA-256 of its secret, in hexadecimal digits; empty as long as it is an
 *     invitation
 * @param issuedBy who made it, or invited its bearer
 * @param expiresAt from when on nobody gets in with it; empty for never
 * @param revokedAt when somebody revoked it; empty if nobody did
 * @param lastUse when and from where it was used last, to the minute; empty if it never was
 */
public record Token(
    TokenName name,
    Role role,
    ChannelScope channels,
    Optional<String> hash,
    ActorId issuedBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Use> lastUse) {

  /** After so long without a use it seems that nobody needs a token. */
  public static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

  /** What becomes of a token. */
  public enum State {
    /** Its bearer gets in. */
    ACTIVE,
    /** Somebody was invited to bear it, and has not accepted yet. */
    INVITED,
    /** Its time is over. */
    EXPIRED,
    /** Somebody ended it. */
    REVOKED
  }

  /**
   * A use.
   *
   * @param address the network address from which it was used, if that is known
   */
  public record Use(Instant at, Optional<String> address) {}

  public Token {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(issuedBy, "issuedBy");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** An invitation to bear such a token. */
  public static Token invitation(
      TokenName name,
      Role role,
      ChannelScope channels,
      ActorId inviter,
      Instant now,
      Optional<Instant> expiresAt) {
    return new Token(
        name,
        role,
        channels,
        Optional.empty(),
        inviter,
        now,
        expiresAt,
        Optional.empty(),
        Optional.empty());
  }

  /** The same token, now that there is a secret. */
  public Token withSecret(String hashOfIt) {
    return new Token(
        name,
        role,
        channels,
        Optional.of(hashOfIt),
        issuedBy,
        createdAt,
        expiresAt,
        revokedAt,
        lastUse);
  }

  /** The same token, with which nobody gets in any more. */
  public Token revoked(Instant now) {
    return new Token(
        name, role, channels, hash, issuedBy, createdAt, expiresAt, Optional.of(now), lastUse);
  }

  public State state(Instant now) {
    if (revokedAt.isPresent()) return State.REVOKED;
    if (expiresAt.filter(end -> !now.isBefore(end)).isPresent()) return State.EXPIRED;
    return hash.isEmpty() ? State.INVITED : State.ACTIVE;
  }

  /** Whether its bearer gets in. */
  public boolean isActive(Instant now) {
    return state(now) == State.ACTIVE;
  }

  /** Whether it lets an administrator of everything in, who can make other tokens. */
  public boolean letsAnAdministratorIn(Instant now) {
    return isActive(now) && bearer().may(Permission.MANAGE_TOKENS);
  }

  /**
   * Those that let an administrator of everything in for ever, though nobody uses them, and though
   * there are others that do. The only one there is may well lie in a safe.
   */
  public static List<Token> forgotten(List<Token> tokens, Instant now) {
    var active = tokens.stream().filter(token -> token.letsAnAdministratorIn(now)).toList();
    if (active.size() < 2) return List.of();
    return active.stream()
        .filter(token -> token.expiresAt.isEmpty())
        .filter(token -> token.lastKnown().isBefore(now.minus(FORGOTTEN_AFTER)))
        .toList();
  }

  private Instant lastKnown() {
    return lastUse.map(Use::at).orElse(createdAt);
  }

  /** Whoever has its secret. */
  public Actor bearer() {
    return Actor.token(name, role, channels);
  }
}

package dev.herald.domain.access;

import dev.herald.domain.access.ActorId.Kind;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who asks something of Herald, and what they may do. Every use case is given one, and
 * asks it before anything else.
 *
 * @param role what they may do; of an account, as far as it is about itself
 * @param channels which channels they know of
 * @param address the network address from which they ask, if they ask over a network
 */
public record Actor(ActorId id, Role role, ChannelScope channels, Optional<String> address) {

  /** Herald itself. */
  public static final Actor HERALD = unbound(ActorId.HERALD, Role.ADMIN);

  public Actor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(address, "address");
  }

  private static Actor unbound(ActorId id, Role role) {
    return new Actor(id, role, ChannelScope.ALL, Optional.empty());
  }

  /** The bearer of an access token. */
  public static Actor token(TokenName name, Role role, ChannelScope channels) {
    return new Actor(ActorId.token(name), role, channels, Optional.empty());
  }

  /** An account, which reads channels and posts, and cares for its own subscriptions. */
  public static Actor account(AccountId account) {
    return unbound(ActorId.account(account), Role.READER);
  }

  /** An administrator of the app, as the compatible API knows them. */
  public static Actor administrator(String identifier) {
    return unbound(new ActorId(Kind.ADMINISTRATOR, identifier), Role.ADMIN);
  }

  /**
   * The program that embeds Herald, or one of its users of whom it knows what they may do.
   *
   * @param name tells one from others; not blank
   */
  public static Actor host(String name, Role role) {
    return unbound(ActorId.host(name), role);
  }

  /** The same, asking from a network address. */
  public Actor from(String newAddress) {
    return new Actor(id, role, channels, Optional.of(newAddress));
  }

  /** Whether they may do this somewhere. */
  public boolean may(Permission permission) {
    return isForThisKind(permission)
        && role.allows(permission.role())
        && (channels.isAll() || permission.isWithinChannels());
  }

  /** Whether they may do this with a channel. */
  public boolean may(Permission permission, ChannelId channel) {
    return may(permission) && channels.contains(channel);
  }

  private boolean isForThisKind(Permission permission) {
    return id.kind() != Kind.ACCOUNT
        || permission == Permission.READ_CHANNELS
        || permission == Permission.READ_POSTS;
  }

  /**
   * Makes sure that they may do this somewhere.
   *
   * @throws Refusal.Forbidden they may not
   */
  public void require(Permission permission) {
    if (!may(permission)) throw new Refusal.Forbidden(permission, whyNot(permission));
  }

  private String whyNot(Permission permission) {
    if (!role.allows(permission.role())) {
      return "This needs the role %s, but you have the role %s."
          .formatted(inWords(permission.role()), inWords(role));
    }
    return id.kind() == Kind.ACCOUNT
        ? "An account may do this for itself alone, if at all."
        : "This is not for those who are bound to some channels.";
  }

  private static String inWords(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes sure that they may do this with a channel.
   *
   * @throws Refusal.Forbidden they may do it with none
   * @throws Refusal.ChannelNotFound they may, but don't know of this one
   */
  public void require(Permission permission, ChannelId channel) {
    require(permission);
    if (!channels.contains(channel)) throw new Refusal.ChannelNotFound(channel);
  }

  /**
   * Makes sure that they may do this with what belongs to an account. The account itself always
   * may, and no other account.
   *
   * @throws Refusal.Forbidden they may not
   */
  public void require(Permission permission, AccountId whose) {
    if (!id.equals(ActorId.account(whose))) require(permission);
  }

  /**
   * Makes sure that they may do this with the subscription of an account to a channel.
   *
   * @throws Refusal.Forbidden they may not
   * @throws Refusal.ChannelNotFound they may, but don't know of this channel
   */
  public void require(Permission permission, AccountId whose, ChannelId channel) {
    require(permission, whose);
    if (!channels.contains(channel)) throw new Refusal.ChannelNotFound(channel);
  }
}

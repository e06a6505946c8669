package dev.herald.domain.channel;

import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.shared.CustomString;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What a channel shows of itself: all that its creator sets and an edit can change. */
public record ChannelInfo(
    ChannelName name,
    Avatar avatar,
    ChannelProfile profile,
    Organization organization,
    CustomString customString,
    SubscriberLimit subscriberLimit,
    Visibility visibility) {

  public ChannelInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(avatar, "avatar");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(customString, "customString");
    Objects.requireNonNull(subscriberLimit, "subscriberLimit");
    Objects.requireNonNull(visibility, "visibility");
  }

  /**
   * A channel's required parts, with nothing else said, the usual subscriber limit, and for those
   * alone who are let in.
   */
  public static ChannelInfo of(ChannelName name, Avatar avatar) {
    return new ChannelInfo(
        name,
        avatar,
        ChannelProfile.NONE,
        Organization.NONE,
        CustomString.NONE,
        SubscriberLimit.DEFAULT,
        Visibility.PRIVATE);
  }

  public ChannelInfo withName(ChannelName changed) {
    return new ChannelInfo(
        changed, avatar, profile, organization, customString, subscriberLimit, visibility);
  }

  public ChannelInfo withAvatar(Avatar changed) {
    return new ChannelInfo(
        name, changed, profile, organization, customString, subscriberLimit, visibility);
  }

  public ChannelInfo withProfile(ChannelProfile changed) {
    return new ChannelInfo(
        name, avatar, changed, organization, customString, subscriberLimit, visibility);
  }

  public ChannelInfo withOrganization(Organization changed) {
    return new ChannelInfo(
        name, avatar, profile, changed, customString, subscriberLimit, visibility);
  }

  public ChannelInfo withCustomString(CustomString changed) {
    return new ChannelInfo(
        name, avatar, profile, organization, changed, subscriberLimit, visibility);
  }

  public ChannelInfo withSubscriberLimit(SubscriberLimit changed) {
    return new ChannelInfo(name, avatar, profile, organization, customString, changed, visibility);
  }

  public ChannelInfo withVisibility(Visibility changed) {
    return new ChannelInfo(
        name, avatar, profile, organization, customString, subscriberLimit, changed);
  }

  /** The parts in which the other one differs. */
  Set<ChannelField> differencesTo(ChannelInfo other) {
    var fields = EnumSet.noneOf(ChannelField.class);
    if (!name.equals(other.name)) fields.add(ChannelField.NAME);
    if (!avatar.equals(other.avatar)) fields.add(ChannelField.AVATAR);
    if (!profile.equals(other.profile)) fields.add(ChannelField.PROFILE);
    if (!organization.equals(other.organization)) fields.add(ChannelField.ORGANIZATION);
    if (!customString.equals(other.customString)) fields.add(ChannelField.CUSTOM_STRING);
    if (!subscriberLimit.equals(other.subscriberLimit)) fields.add(ChannelField.SUBSCRIBER_LIMIT);
    if (visibility != other.visibility) fields.add(ChannelField.VISIBILITY);
    return fields;
  }
}

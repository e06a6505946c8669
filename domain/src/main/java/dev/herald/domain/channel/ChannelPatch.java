package dev.herald.domain.channel;

import dev.herald.domain.shared.CustomString;
import java.util.Objects;
import java.util.Optional;

/** An edit of a channel: what is present replaces what was, what is empty stays as it is. */
public record ChannelPatch(
    Optional<ChannelName> name,
    Optional<Avatar> avatar,
    Optional<ChannelProfile> profile,
    Optional<Organization> organization,
    Optional<CustomString> customString,
    Optional<SubscriberLimit> subscriberLimit,
    Optional<Visibility> visibility) {

  /** An edit that changes nothing: the beginning of one that does. */
  public static final ChannelPatch NONE =
      new ChannelPatch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ChannelPatch {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(avatar, "avatar");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(customString, "customString");
    Objects.requireNonNull(subscriberLimit, "subscriberLimit");
    Objects.requireNonNull(visibility, "visibility");
  }

  public ChannelPatch withName(ChannelName changed) {
    return new ChannelPatch(
        Optional.of(changed),
        avatar,
        profile,
        organization,
        customString,
        subscriberLimit,
        visibility);
  }

  public ChannelPatch withAvatar(Avatar changed) {
    return new ChannelPatch(
        name,
        Optional.of(changed),
        profile,
        organization,
        customString,
        subscriberLimit,
        visibility);
  }

  public ChannelPatch withProfile(ChannelProfile changed) {
    return new ChannelPatch(
        name,
        avatar,
        Optional.of(changed),
        organization,
        customString,
        subscriberLimit,
        visibility);
  }

  public ChannelPatch withOrganization(Organization changed) {
    return new ChannelPatch(
        name, avatar, profile, Optional.of(changed), customString, subscriberLimit, visibility);
  }

  public ChannelPatch withCustomString(CustomString changed) {
    return new ChannelPatch(
        name, avatar, profile, organization, Optional.of(changed), subscriberLimit, visibility);
  }

  public ChannelPatch withSubscriberLimit(SubscriberLimit changed) {
    return new ChannelPatch(
        name, avatar, profile, organization, customString, Optional.of(changed), visibility);
  }

  public ChannelPatch withVisibility(Visibility changed) {
    return new ChannelPatch(
        name, avatar, profile, organization, customString, subscriberLimit, Optional.of(changed));
  }

  ChannelInfo applyTo(ChannelInfo info) {
    return new ChannelInfo(
        name.orElse(info.name()),
        avatar.orElse(info.avatar()),
        profile.orElse(info.profile()),
        organization.orElse(info.organization()),
        customString.orElse(info.customString()),
        subscriberLimit.orElse(info.subscriberLimit()),
        visibility.orElse(info.visibility()));
  }
}

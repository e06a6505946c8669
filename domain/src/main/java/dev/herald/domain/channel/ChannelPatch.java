package dev.herald.domain.channel;

import dev.herald.domain.shared.CustomString;
import java.util.Optional;

/** An edit of a channel: what is present replaces what was, what is empty stays as it is. */
public record ChannelPatch(
    Optional<ChannelName> name,
    Optional<Avatar> avatar,
    Optional<ChannelProfile> profile,
    Optional<Organization> organization,
    Optional<CustomString> customString,
    Optional<SubscriberLimit> subscriberLimit) {

  ChannelInfo applyTo(ChannelInfo info) {
    return new ChannelInfo(
        name.orElse(info.name()),
        avatar.orElse(info.avatar()),
        profile.orElse(info.profile()),
        organization.orElse(info.organization()),
        customString.orElse(info.customString()),
        subscriberLimit.orElse(info.subscriberLimit()));
  }
}

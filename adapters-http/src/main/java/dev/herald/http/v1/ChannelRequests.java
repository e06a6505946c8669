package dev.herald.http.v1;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.Choices;
import dev.herald.http.request.RequestObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the requests that create and edit channels. */
final class ChannelRequests {

  private ChannelRequests() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static CreateChannel.Command create(
      RequestObject body, Optional<IdempotencyKey> key, ImageUrls urls) {
    var id = body.optional("id", text -> new ChannelId(text).forNewChannel());
    var owner = body.optional("owner", AccountId::new).orElse(AccountId.ADMINISTRATOR);
    var name = body.required("name", ChannelName::new);
    var avatar = avatar(body, urls);
    if (avatar.isEmpty() && !body.isThere("avatar")) {
      body.violations().add(Violation.required("avatar"));
    }
    var profile = body.optional("profile", ChannelProfile::new).orElse(ChannelProfile.NONE);
    var organization = body.optional("organization", Organization::new).orElse(Organization.NONE);
    var custom = body.optional("customString", CustomString::new).orElse(CustomString.NONE);
    var limit =
        body.optionalNumber("subscriberLimit", SubscriberLimit::of).orElse(SubscriberLimit.DEFAULT);
    var visibility = visibility(body).orElse(Visibility.PRIVATE);
    body.end();
    body.violations().throwIfAny();
    var info =
        new ChannelInfo(
            name, avatar.orElseThrow(), profile, organization, custom, limit, visibility);
    return new CreateChannel.Command(id, owner, info, key);
  }

  /**
   * A JSON merge patch (RFC 7396): null takes an optional part away.
   *
   * @throws InvalidValue with everything that is wrong
   */
  static ChannelPatch patch(RequestObject body, ImageUrls urls) {
    for (var field : List.of("name", "avatar")) {
      if (body.isNull(field)) body.violations().add(Violation.required(field));
    }
    var name = body.optional("name", ChannelName::new);
    var avatar = avatar(body, urls);
    var profile = orNone(body, "profile", ChannelProfile::new, ChannelProfile.NONE);
    var organization = orNone(body, "organization", Organization::new, Organization.NONE);
    var custom = orNone(body, "customString", CustomString::new, CustomString.NONE);
    var limit =
        body.isNull("subscriberLimit")
            ? Optional.of(SubscriberLimit.DEFAULT)
            : body.optionalNumber("subscriberLimit", SubscriberLimit::of);
    var visibility = body.isNull("visibility") ? Optional.of(Visibility.PRIVATE) : visibility(body);
    body.end();
    body.violations().throwIfAny();
    return new ChannelPatch(name, avatar, profile, organization, custom, limit, visibility);
  }

  private static Optional<Visibility> visibility(RequestObject body) {
    return body.optional("visibility", name -> Choices.of(Visibility.class, name));
  }

  private static Optional<Avatar> avatar(RequestObject body, ImageUrls urls) {
    return body.object("avatar")
        .flatMap(
            object -> {
              var image = ImageFields.read(object, urls);
              object.end();
              return image == null
                  ? Optional.empty()
                  : Optional.ofNullable(
                      body.violations().checkIn("avatar", () -> new Avatar(image)));
            });
  }

  private static <T> Optional<T> orNone(
      RequestObject body, String field, Function<@Nullable String, T> value, T none) {
    return body.isNull(field) ? Optional.of(none) : body.optional(field, value);
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static PostId postToPin(RequestObject body) {
    var post = body.required("postId", ChannelRequests::postId);
    body.end();
    body.violations().throwIfAny();
    return post;
  }

  private static PostId postId(@Nullable String id) {
    if (id == null) throw new InvalidValue(Violation.required("postId"));
    return new PostId(id);
  }
}

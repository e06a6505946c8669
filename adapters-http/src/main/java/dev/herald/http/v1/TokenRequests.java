package dev.herald.http.v1;

import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.request.RequestObject;
import dev.herald.http.request.Times;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the requests that make tokens and invitations. */
final class TokenRequests {

  private TokenRequests() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static IssueToken.Command token(RequestObject body) {
    var name = body.optional("name", TokenName::new);
    var role = body.required("role", TokenRequests::role);
    var channels = channels(body);
    var expiresAt = body.optional("expiresAt", Times::of);
    body.end();
    body.violations().throwIfAny();
    return new IssueToken.Command(name, role, channels, expiresAt);
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static InviteColleague.Command invitation(RequestObject body) {
    var name = body.required("name", TokenName::new);
    var role = body.required("role", TokenRequests::role);
    var channels = channels(body);
    var expiresAt = body.optional("expiresAt", Times::of);
    body.end();
    body.violations().throwIfAny();
    return new InviteColleague.Command(name, role, channels, expiresAt);
  }

  private static ChannelScope channels(RequestObject body) {
    return body.texts("channels", ChannelScope.MAX_CHANNELS, ChannelId::new)
        .filter(channels -> !channels.isEmpty() && channels.stream().allMatch(Objects::nonNull))
        .map(ChannelScope::of)
        .orElse(ChannelScope.ALL);
  }

  private static Role role(@Nullable String text) {
    if (text == null) throw new InvalidValue(Violation.required("role"));
    return Arrays.stream(Role.values())
        .filter(role -> TokenJson.word(role).equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidValue(unknownRole()));
  }

  private static Violation unknownRole() {
    var names = Arrays.stream(Role.values()).map(TokenJson::word).collect(Collectors.joining(", "));
    return Violation.of("role", "unknown_value", "must be one of " + names);
  }
}

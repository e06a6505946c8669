package dev.herald.http.console;

import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** Reads the form that makes tokens and invitations. */
final class TokenForm {

  private final Form form;
  private final ZoneId zone;

  /**
   * @param zone in which its day begins
   */
  TokenForm(Form form, ZoneId zone) {
    this.form = form;
    this.zone = zone;
  }

  /**
   * A new token.
   *
   * @throws InvalidValue with everything that is wrong
   */
  IssueToken.Command token() {
    var violations = new Violations();
    var name = violations.check(() -> filled("name").map(TokenName::new));
    var role = violations.check(this::role);
    var channels = violations.checkAs("channels", this::channels);
    var expiresAt = violations.check(this::expiresAt);
    violations.throwIfAny();
    return new IssueToken.Command(name, role, channels, expiresAt);
  }

  /**
   * A new invitation.
   *
   * @throws InvalidValue with everything that is wrong
   */
  InviteColleague.Command invitation() {
    var violations = new Violations();
    var name = violations.check(() -> new TokenName(form.text("name")));
    var role = violations.check(this::role);
    var channels = violations.checkAs("channels", this::channels);
    var expiresAt = violations.check(this::expiresAt);
    violations.throwIfAny();
    return new InviteColleague.Command(name, role, channels, expiresAt);
  }

  private Role role() {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(form.text("role")))
        .findFirst()
        .orElseThrow(() -> new InvalidValue(Violation.required("role")));
  }

  /** The ids of those that were chosen, and what was typed. */
  private ChannelScope channels() {
    var ids =
        form.all("channels").stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(ChannelId::new)
            .toList();
    return ids.isEmpty() ? ChannelScope.ALL : ChannelScope.of(ids);
  }

  private Optional<Instant> expiresAt() {
    try {
      return filled("expiresAt").map(day -> LocalDate.parse(day).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      throw new InvalidValue(Violation.of("expiresAt", "malformed", "must be a day"));
    }
  }

  private Optional<String> filled(String field) {
    return form.find(field).map(String::strip).filter(text -> !text.isEmpty());
  }
}

package dev.herald.bootstrap.cli;

import static java.util.function.Predicate.not;

import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.service.Services;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.permission.Role;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of tokens at a restore: those that were revoked since the backup are valid in it.
 *
 * @param valid those that still are
 * @param ended those that no longer are
 * @param made the secret of a new one for an administrator, if no other was left
 */
record RestoredTokens(List<Token> valid, List<Token> ended, Optional<String> made) {

  /**
   * Ends tokens.
   *
   * @param revoked the hashes of those that are known to have been revoked
   * @param endsAll whether all others end too
   */
  static RestoredTokens settle(
      Services.Tokens tokens, Set<String> revoked, boolean endsAll, Instant now) {
    var valid = TokenTable.all(tokens).stream().filter(token -> token.isActive(now)).toList();
    var ended =
        valid.stream()
            .filter(token -> endsAll || token.hash().filter(revoked::contains).isPresent())
            .toList();
    var rest = valid.stream().filter(not(ended::contains)).toList();
    var made =
        ended.isEmpty() || rest.stream().anyMatch(token -> token.letsAnAdministratorIn(now))
            ? Optional.<String>empty()
            : Optional.of(newAdmin(tokens));
    ended.forEach(it -> tokens.revoke().revoke(SharedFolder.COMMAND_LINE, it.name()));
    return new RestoredTokens(rest, ended, made);
  }

  private static String newAdmin(Services.Tokens tokens) {
    var command =
        new IssueToken.Command(Optional.empty(), Role.ADMIN, ChannelScope.ALL, Optional.empty());
    return tokens.issue().issue(SharedFolder.COMMAND_LINE, command).secret();
  }

  /** Says what the operator should know. */
  void tell(PrintWriter out) {
    ended.forEach(it -> out.println("The token " + it.name() + " is revoked."));
    made.ifPresent(
        secret -> {
          out.println("A new admin token, which can't be shown again:");
          out.println(secret);
        });
    if (valid.isEmpty()) {
      if (made.isEmpty()) out.println("No token is valid; herald token create makes one.");
      return;
    }
    out.println(
        "These tokens are valid. If one of them was revoked after the backup, revoke it again with"
            + " herald token revoke NAME:");
    TokenTable.lines(valid).forEach(out::println);
  }
}

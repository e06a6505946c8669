package dev.herald.bootstrap.cli;

import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.service.Services;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code herald token create}: also the way back in for those who have lost theirs. */
@Command(
    name = "create",
    description =
        "Make an access token, and write it to the standard output, alone on a line. It can't be"
            + " shown again.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class TokenCreate implements Callable<Integer> {

  @Mixin private final SharedFolder folder = new SharedFolder();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What it is called, to tell it from others (default: the role, with a number if need"
              + " be).")
  private @Nullable String name;

  @Option(
      names = "--role",
      defaultValue = "admin",
      paramLabel = "ROLE",
      description =
          "What it lets one do: reader (read all), editor (also publish, upload, edit and"
              + " subscribe) or admin (everything, the default).")
  private Role role = Role.ADMIN;

  @Option(
      names = "--channel",
      paramLabel = "ID",
      description =
          "A channel that it is for, which may be given up to 100 times (default: all"
              + " channels). To its bearer, all others are not there.")
  private List<String> channels = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      description =
          "When it is of no more use: after some hours (36h) or days (90d), or from a day on, in"
              + " UTC (2027-01-31) (default: never).")
  private @Nullable String expires;

  @Override
  public Integer call() {
    var command =
        new IssueToken.Command(
            Optional.ofNullable(name).map(it -> folder.name("--name", it, TokenName::new)),
            role,
            scope(),
            Optional.ofNullable(expires).map(this::expiry));
    folder.tokens(tokens -> create(tokens, command));
    return 0;
  }

  private void create(Services.Tokens tokens, IssueToken.Command command) {
    var issued = tokens.issue().issue(SharedFolder.COMMAND_LINE, command);
    var token = issued.token();
    var given = token.role().name().toLowerCase(Locale.ROOT);
    var line = folder.line();
    line.getErr().println("The token " + token.name() + " has the role " + given + ".");
    line.getOut().println(issued.secret());
  }

  private ChannelScope scope() {
    try {
      return channels.isEmpty()
          ? ChannelScope.ALL
          : ChannelScope.of(channels.stream().map(ChannelId::new).toList());
    } catch (InvalidValue e) {
      throw folder.misunderstood("--channel: " + e.getMessage() + ".");
    }
  }

  private Instant expiry(String text) {
    return Expiry.of(text, Instant.now())
        .orElseThrow(
            () ->
                folder.misunderstood(
                    "--expires must be like 36h, 90d or 2027-01-31, but is " + text + "."));
  }
}

package dev.herald.bootstrap.cli;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.legacy.CallbackSettings;
import dev.herald.http.outgoing.AddressPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say whom the server tells what happens. */
final class WebhookOptions {

  @Option(
      names = "--callback-url",
      defaultValue = "",
      paramLabel = "URL",
      description =
          "An address that is asked before channels are created, accounts subscribe and posts are"
              + " published, and told afterwards, in the form of Tencent Cloud Chat's webhooks.")
  private String url = "";

  @Option(
      names = "--callback-token",
      defaultValue = "",
      paramLabel = "TOKEN",
      description =
          "What its requests are signed with. Other users of the machine can see options: better"
              + " set HERALD_CALLBACK_TOKEN.")
  private String token = "";

  @Option(
      names = "--callback-commands",
      split = ",",
      defaultValue = "",
      paramLabel = "COMMAND",
      description =
          "The callbacks that it gets, such as OfficialAccount.CallbackBeforeSendMsg (default:"
              + " all).")
  private List<String> commands = List.of();

  @Option(
      names = "--callback-when-unanswered",
      defaultValue = "allow",
      paramLabel = "POLICY",
      description =
          "What happens to a request about which it was asked and did not answer within 2 seconds:"
              + " allow (the default) or block.")
  private Policy whenUnanswered = Policy.ALLOW;

  @Option(
      names = "--allow-private-webhooks",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Let webhooks and callbacks have addresses that lead to this machine or to private"
              + " networks (default: refuse them).")
  private boolean mayTellPrivateNetworks;

  private enum Policy {
    ALLOW,
    BLOCK
  }

  /**
   * @throws InvalidValue the address is none, or there is no such callback
   */
  Optional<CallbackSettings> callback() {
    if (url.isBlank()) return Optional.empty();
    var given = commands.stream().filter(it -> !it.isBlank()).collect(Collectors.toSet());
    return Optional.of(
        new CallbackSettings(
            new HttpUrl(url),
            Optional.of(token).filter(it -> !it.isBlank()),
            given.isEmpty() ? Set.copyOf(CallbackSettings.COMMANDS) : given,
            whenUnanswered == Policy.BLOCK));
  }

  /** Which option is given that says nothing without an address, if any is. */
  Optional<String> withoutUrl() {
    if (!url.isBlank()) return Optional.empty();
    if (!token.isBlank()) return Optional.of("--callback-token");
    return commands.stream().allMatch(String::isBlank)
        ? Optional.empty()
        : Optional.of("--callback-commands");
  }

  /** What is wrong with the callback's address, to follow its name; empty if nothing is. */
  Optional<String> objection(Optional<CallbackSettings> callback) {
    var addresses = new AddressPolicy(mayTellPrivateNetworks);
    return callback.map(CallbackSettings::url).flatMap(addresses::objection);
  }

  boolean mayTellPrivateNetworks() {
    return mayTellPrivateNetworks;
  }
}

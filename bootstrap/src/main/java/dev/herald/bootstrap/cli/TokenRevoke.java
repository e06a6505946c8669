package dev.herald.bootstrap.cli;

import dev.herald.domain.access.TokenName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code herald token revoke}. */
@Command(
    name = "revoke",
    description =
        "End an access token, and all that was begun with it; a server that is running knows it"
            + " within a second. The last admin token for all channels can't be revoked.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class TokenRevoke implements Callable<Integer> {

  @Mixin private final SharedFolder folder = new SharedFolder();

  @Parameters(paramLabel = "NAME", description = "What the token is called.")
  private String name = "";

  @Override
  public Integer call() {
    var token = folder.name("NAME", name, TokenName::new);
    folder.tokens(tokens -> tokens.revoke().revoke(SharedFolder.COMMAND_LINE, token));
    folder.line().getErr().println("The token " + token + " is revoked.");
    return 0;
  }
}

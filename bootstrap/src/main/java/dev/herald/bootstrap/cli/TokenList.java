package dev.herald.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code herald token list}. */
@Command(
    name = "list",
    description =
        "Show all access tokens that there ever were, the newest first, in a table. Times are in"
            + " UTC.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class TokenList implements Callable<Integer> {

  @Mixin private final SharedFolder folder = new SharedFolder();

  @Override
  public Integer call() {
    var out = folder.line().getOut();
    folder.tokens(tokens -> TokenTable.lines(TokenTable.all(tokens)).forEach(out::println));
    return 0;
  }
}

package dev.herald.bootstrap.cli;

import dev.herald.domain.id.AccountId;
import java.io.Console;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code herald account erase}. */
@Command(
    name = "erase",
    description =
        "End all subscriptions of an account, and forget it; in the audit log, nobody can tell any"
            + " more which account was meant. If it is stopped before it has ended, do it again.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class AccountErase implements Callable<Integer> {

  @Mixin private final SharedFolder folder = new SharedFolder();

  @Parameters(paramLabel = "ACCOUNT", description = "The id of the account.")
  private String account = "";

  @Option(names = "--yes", description = "Don't ask whether it is meant.")
  private boolean isMeant;

  @Override
  public Integer call() {
    var id = folder.name("ACCOUNT", account, AccountId::new);
    var err = folder.line().getErr();
    if (!isMeant && !confirms(id)) {
      err.println("Nothing was erased.");
      return ExitCode.SOFTWARE;
    }
    var wasKept = new AtomicBoolean();
    folder.accounts(accounts -> wasKept.set(accounts.erase().erase(SharedFolder.COMMAND_LINE, id)));
    err.println(
        wasKept.get()
            ? "The account " + id + " is erased."
            : "Nothing is kept of an account " + id + ", so there was nothing to erase.");
    return ExitCode.OK;
  }

  @SuppressWarnings("SystemConsoleNull")
  private boolean confirms(AccountId id) {
    var console = System.console();
    if (console == null || !isTerminal(console)) {
      throw folder.misunderstood(
          "There is no terminal to ask at: --yes is needed to erase " + id + ".");
    }
    var answer =
        console.readLine("What is erased can't be brought back. Enter %s to erase it: ", id);
    return answer != null && answer.strip().equals(id.value());
  }

  /** Since Java 22 there may be a console at which nobody sits. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // an older Java
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}

package dev.herald.bootstrap.cli;

import dev.herald.http.client.EventPages;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code herald tail}. */
@Command(
    name = "tail",
    description = "Print what happens on a server as it happens, each event as a line of JSON.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class TailCommand implements Callable<Integer> {

  private static final long LONGEST_PAUSE_SECONDS = 30;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      paramLabel = "URL",
      description = "Where the server is (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("");

  @Option(
      names = "--token",
      required = true,
      paramLabel = "TOKEN",
      description = "A token of the server, of any role; best given as HERALD_TOKEN.")
  private String token = "";

  @Option(
      names = "--after",
      paramLabel = "EVENT",
      description = "Begin with what came after this event, evt_0 for all (default: what is new).")
  private @Nullable String after;

  @Option(
      names = "--once",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "End when all that has happened is printed, instead of waiting for more.")
  private boolean isOnce;

  @Override
  public Integer call() {
    var events = new EventPages(url, token);
    var failures = 0;
    try {
      while (true) {
        try {
          if (!printNext(events)) return ExitCode.OK;
          failures = 0;
        } catch (EventPages.Unavailable e) {
          err().println(e.getMessage());
          if (isOnce) return ExitCode.SOFTWARE;
          pause(failures++);
        }
      }
    } catch (EventPages.Refused e) {
      err().println(e.getMessage());
      return ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      return ExitCode.OK;
    }
  }

  /** Prints a page of events; returns whether to go on. */
  private boolean printNext(EventPages events)
      throws EventPages.Unavailable, EventPages.Refused, InterruptedException {
    var page = events.after(after, !isOnce);
    var out = line().getOut();
    page.lines().forEach(out::println);
    if (out.checkError()) return false; // whoever read it has seen enough
    var isAll = page.next().equals(after);
    after = page.next();
    return !isOnce || !isAll;
  }

  private static void pause(int failures) throws InterruptedException {
    TimeUnit.SECONDS.sleep(Math.min(1L << Math.min(failures, 10), LONGEST_PAUSE_SECONDS));
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private PrintWriter err() {
    return line().getErr();
  }
}

package dev.herald.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures a server. */
@Command(
    name = "bench",
    description = "Measure how fast this machine serves.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class Bench implements Callable<Integer> {

  @Override
  public Integer call() {
    return 0;
  }
}

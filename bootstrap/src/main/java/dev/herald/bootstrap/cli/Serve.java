package dev.herald.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code herald serve}. */
@Command(
    name = "serve",
    description = "Serve the REST API (what herald does if no command is named).",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class Serve implements Callable<Integer> {

  @Mixin private final ServeOptions options = new ServeOptions();

  @Override
  public Integer call() {
    return options.serve();
  }
}

package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.bench.Benchmark;
import dev.herald.persistence.postgresql.DatabaseUrl;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code herald bench}. */
@Command(
    name = "bench",
    description =
        "Measure how fast Herald serves on this machine. Servers and load run in processes of their"
            + " own; the data goes to a temporary folder, which is removed.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class Bench implements Callable<Integer> {

  private static final int MOST_NODES = 16;

  @Option(
      names = "--posts",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "Measure reading with so many posts too, such as 1000000 (default: no).")
  private int posts;

  @Option(names = "--console", description = "Measure the pages of the console, and nothing else.")
  private boolean console;

  @Option(names = "--pages", description = "Measure public pages and feeds, and nothing else.")
  private boolean pages;

  @Option(
      names = "--webhooks",
      description = "Measure publishing while webhooks are told of it, and nothing else.")
  private boolean webhooks;

  @Option(
      names = "--streams",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description =
          "Measure how soon posts reach so many live streams, such as 10000, and nothing else.")
  private int streams;

  @Option(
      names = "--database-url",
      defaultValue = "",
      paramLabel = "URL",
      description =
          "Measure SQLite and this PostgreSQL database beside each other, and nothing else. The data"
              + " goes to a schema of its own, which is dropped. It is not taken from the environment.")
  private String database = "";

  @Option(
      names = "--nodes",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description =
          "With --database-url: measure what one server of that database does, what two do, and so on"
              + " up to so many (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--heap",
      defaultValue = "128m",
      paramLabel = "SIZE",
      description = "Largest heap of the measured server (default: ${DEFAULT-VALUE}).")
  private String heap = "";

  @Option(
      names = "--folder",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "Where to make the temporary folder: on the disk that is to be measured.")
  private Path folder = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, URISyntaxException {
    var jar = Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    requireAddress();
    requireNodes();
    Files.createDirectories(folder);
    var data = Files.createTempDirectory(folder.toAbsolutePath(), "herald-bench-");
    try {
      var benchmark = new Benchmark(jar, data, heap, System.out);
      if (!database.isBlank()) benchmark.databases(database, nodes, posts);
      else if (console) benchmark.console();
      else if (pages) benchmark.pages();
      else if (webhooks) benchmark.webhooks();
      else if (streams > 0) benchmark.streams(streams);
      else benchmark.run(posts);
    } finally {
      delete(data);
    }
    return 0;
  }

  private void requireNodes() {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw wrong("--nodes must be 1 to %s, but is %s.".formatted(MOST_NODES, nodes));
    }
    if (nodes > 1 && database.isBlank()) throw wrong("--nodes needs --database-url.");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private void requireAddress() {
    try {
      if (!database.isBlank()) DatabaseUrl.of(database);
    } catch (IllegalArgumentException e) {
      throw wrong("--database-url: " + e.getMessage() + ".");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}

package dev.herald.bootstrap.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a server as environment variables: {@code --public-url} as {@code
 * HERALD_PUBLIC_URL}. Other commands take those from there that a server has too, and a secret, but
 * for what is to be measured: a server may be in use there. One that is empty or blank counts as
 * not set, as scripts and containers often can't leave it out.
 */
final class Environment implements IDefaultValueProvider {

  /** What others on the machine would see in a list of processes. */
  private static final String SECRET = "--token";

  /** Variables that AWS's own tools read; Herald's come first. */
  private static final Map<String, List<String>> ALSO =
      Map.of(
          "--s3-endpoint", List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
          "--s3-region", List.of("AWS_REGION", "AWS_DEFAULT_REGION"));

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isFromThere(option)) return null;
    return Stream.concat(
            Stream.of(variable(option)),
            ALSO.getOrDefault(option.longestName(), List.of()).stream())
        .map(name -> variables.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static boolean isFromThere(OptionSpec option) {
    return !option.usageHelp()
        && !option.versionHelp()
        && !option.command().name().equals("bench")
        && (option.longestName().equals(SECRET)
            || option.command().root().optionsMap().containsKey(option.longestName()));
  }

  static String variable(OptionSpec option) {
    var name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
    return "HERALD_" + name.toUpperCase(Locale.ROOT);
  }
}

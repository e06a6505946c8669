package dev.herald.bootstrap.cli;

import java.util.Locale;
import java.util.Map;
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

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isFromThere(option)) return null;
    var value = variables.getOrDefault(variable(option), "").strip();
    return value.isEmpty() ? null : value;
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

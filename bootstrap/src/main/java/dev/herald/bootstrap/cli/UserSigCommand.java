package dev.herald.bootstrap.cli;

import dev.herald.http.legacy.UserSig;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code herald usersig}. */
@Command(
    name = "usersig",
    description = "Make a UserSig, by which a program shows the compatible API who it speaks for.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class UserSigCommand implements Callable<Integer> {

  private static final int MAX_DAYS = 3650;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final LegacyOptions options = new LegacyOptions();

  @Option(
      names = "--identifier",
      defaultValue = "administrator",
      paramLabel = "ACCOUNT",
      description = "Whom it is for (default: ${DEFAULT-VALUE}).")
  private String identifier = "";

  @Option(
      names = "--days",
      defaultValue = "180",
      paramLabel = "NUMBER",
      description = "How long it is valid, from 1 to 3650 days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() {
    var key =
        options
            .secretKey()
            .orElseThrow(
                () -> misunderstood("--sdk-secret-key, or HERALD_SDK_SECRET_KEY, is required."));
    if (options.sdkAppId() < 1) {
      throw misunderstood("--sdk-app-id, or HERALD_SDK_APP_ID, is required: a number from 1.");
    }
    if (days < 1 || days > MAX_DAYS) {
      throw misunderstood("--days must be from 1 to %s, but is %s.".formatted(MAX_DAYS, days));
    }
    System.out.println(
        UserSig.make(key, options.sdkAppId(), identifier, Instant.now(), Duration.ofDays(days)));
    return 0;
  }

  private ParameterException misunderstood(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }
}

package dev.herald.bootstrap.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.bootstrap.Settings;
import dev.herald.bootstrap.log.AccessLogSettings;
import dev.herald.bootstrap.log.LogFormat;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.cors.AllowedOrigins;
import dev.herald.http.pages.FrameAncestors;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.tls.PemFiles;
import dev.herald.persistence.s3.S3Location;
import dev.herald.persistence.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class ServeOptionsTest {

  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void accountsAreImportedOnUseUnlessTheyShallNotBe() {
    assertThat(accountPolicy()).isEqualTo(AccountPolicy.IMPORT_ON_USE);
    assertThat(accountPolicy("--strict-accounts")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts=true")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts=false")).isEqualTo(AccountPolicy.IMPORT_ON_USE);
    assertThat(accountPolicy("--strict-accounts", "--port", "1")).isEqualTo(AccountPolicy.STRICT);
    assertThat(accountPolicy("--strict-accounts", "serve")).isEqualTo(AccountPolicy.STRICT);
  }

  /** As scripts and containers set them if there is nothing to set. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void anEmptyVariableCountsAsNotSet(String empty) {
    var variables =
        HeraldCommand.commandLine(NOTHING).getCommandSpec().options().stream()
            .collect(toMap(Environment::variable, option -> empty));

    assertThat(variables).containsKeys("HERALD_DATA", "HERALD_SDK_APP_ID", "HERALD_CALLBACK_URL");
    assertThat(settings(variables)).isEqualTo(settings(NOTHING));
  }

  @Test
  void namesADatabaseElsewhereBestInTheEnvironment() {
    var variables = Map.of("HERALD_DATABASE_URL", "postgresql://me:secret@db/herald");

    assertThat(settings(NOTHING).database()).isEmpty();
    assertThat(settings(variables).database()).get().hasToString("postgresql://db/herald");
  }

  @Test
  void imagesAreInTheDataFolderUnlessABucketIsNamed() {
    assertThat(settings(NOTHING).images()).isEmpty();
    assertThat(settings(NOTHING, "--images=s3://pictures/city", "--s3-redirect").images())
        .contains(
            new S3Settings(
                S3Location.of("s3://pictures/city"), Optional.empty(), Optional.empty(), true));
  }

  @Test
  void takesWhereS3IsFromTheVariablesOfAws() {
    var variables =
        Map.of(
            "HERALD_IMAGES", "s3://pictures",
            "AWS_ENDPOINT_URL", "http://other.example",
            "AWS_ENDPOINT_URL_S3", "http://minio.example:9000",
            "AWS_DEFAULT_REGION", "eu-west-3");

    assertThat(settings(variables).images())
        .contains(
            new S3Settings(
                S3Location.of("s3://pictures"),
                Optional.of(URI.create("http://minio.example:9000")),
                Optional.of("eu-west-3"),
                false));
    assertThat(settings(variables, "--s3-region=us-east-2").images().orElseThrow().region())
        .contains("us-east-2");
    assertThat(settings(Map.of("AWS_ENDPOINT_URL", "nonsense", "AWS_REGION", "x")).images())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--images=pictures, --images: it must begin with s3://",
    "--images=s3://a/b?c, --images: it must name a bucket",
    "--images=s3://aa/b?c, --images: behind the bucket",
    "--s3-redirect, --s3-redirect needs --images.",
  })
  void refusesWhatIsNoPlaceForImages(String option, String why) {
    assertThatThrownBy(() -> settings(NOTHING, option))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minio:9000", "s3://minio", "http://", "http://user@minio", "http://a b"})
  void refusesAnEndpointThatIsNoAddress(String endpoint) {
    assertThatThrownBy(() -> settings(NOTHING, "--images=s3://pictures", "--s3-endpoint", endpoint))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--s3-endpoint must be an address such as https://s3.example, but is %s.", endpoint);
  }

  @Test
  void takesOptionsFromTheEnvironmentUnlessTheyAreNamed() {
    var variables = Map.of("HERALD_PORT", "8123\n", "HERALD_DATA", "/srv/herald");

    assertThat(settings(variables).port()).isEqualTo(8123);
    assertThat(settings(variables).data()).isEqualTo(Path.of("/srv/herald"));
    assertThat(settings(variables, "--port=8124").port()).isEqualTo(8124);
    assertThat(settings(Map.of("HERALD_HELP", "no", "HERALD_VERSION", "0.1", "HERALD_POSTS", "x")))
        .isEqualTo(settings(NOTHING));
  }

  /** A file with a secret ends with a line break, and who copies one may copy a space too. */
  @Test
  void stripsSecretsAndTheItemsOfLists() {
    var variables =
        Map.of(
            "HERALD_SDK_APP_ID", " 1400000001 ",
            "HERALD_SDK_SECRET_KEY", "secret\n",
            "HERALD_SDK_ADMINISTRATORS", "ops, administrator ,");

    assertThat(settings(variables).legacy().secretKey()).contains("secret");
    assertThat(settings(variables).legacy().administrators())
        .containsExactly("ops", "administrator");
    assertThat(settings(variables, "--sdk-secret-key= other ").legacy().secretKey())
        .contains("other");
    assertThat(settings(variables, "--sdk-administrators=a ,\tb").legacy().administrators())
        .containsExactly("a", "b");
  }

  @Test
  void eventsAreKeptForThirtyDaysOrAsManyAsAreNamed() {
    assertThat(daysOfEvents()).isEqualTo(30);
    assertThat(daysOfEvents("--event-retention=2d")).isEqualTo(2);
    assertThat(daysOfEvents("--event-retention=P7D")).isEqualTo(7);
    assertThat(daysOfEvents("--event-retention", "3650d")).isEqualTo(3650);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "3651d", "-1d", "30", "d", "PT1H", "2.5d", "99999999999d", "٣٠d"})
  void refusesToKeepEventsForAnythingElse(String days) {
    assertThatThrownBy(() -> daysOfEvents("--event-retention", days))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--event-retention must be from 2d to 3650d, such as 30d, but is %s.", days);
  }

  @Test
  void logsAsTextAndNoRequestsUnlessTheyAreNamed() {
    assertThat(settings(NOTHING).accessLog()).isEmpty();
    assertThat(settings(NOTHING, "--access-log=access.log").accessLog())
        .contains(new AccessLogSettings(Optional.of(Path.of("access.log")), LogFormat.TEXT));
    assertThat(settings(Map.of("HERALD_LOG_FORMAT", "json"), "--access-log=-").accessLog())
        .contains(new AccessLogSettings(Optional.empty(), LogFormat.JSON));
    assertThatThrownBy(() -> settings(NOTHING, "--log-format=xml"))
        .isInstanceOf(ParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"301s", "-1s", "1m", "s", "1.5s", "99999s", "٣s"})
  void refusesToDrainForAnythingElse(String time) {
    assertThat(settings(NOTHING, "--drain=300s")).isEqualTo(settings(NOTHING, "--drain", "0"));
    assertThatThrownBy(() -> settings(NOTHING, "--drain", time))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--drain must be from 0s to 300s, such as 5s, but is %s.", time);
  }

  @Test
  void nothingIsForEverybodyUnlessItShallBe() {
    assertThat(settings(NOTHING).pages()).isEqualTo(PageSettings.OFF);
    assertThat(settings(NOTHING, "--public-pages").pages()).isEqualTo(PageSettings.ON);
    assertThat(settings(Map.of("HERALD_PUBLIC_PAGES", "true")).pages()).isEqualTo(PageSettings.ON);
    var framed = "--frame-ancestors=https://city.example";
    assertThat(settings(NOTHING, "--public-pages", framed).pages())
        .isEqualTo(PageSettings.ON.framedBy(FrameAncestors.of("https://city.example")));
    assertThatThrownBy(() -> settings(NOTHING, framed))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--frame-ancestors needs --public-pages.");
    assertThatThrownBy(() -> settings(NOTHING, "--public-pages", "--frame-ancestors=city.example"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--frame-ancestors must be origins such as https://city.example or"
                + " https://*.city.example, or *, but one is city.example.");
  }

  @Test
  void trustsNoProxyUnlessItIsNamed() {
    assertThat(settings(NOTHING).proxies()).isEqualTo(TrustedProxies.NONE);
    assertThat(settings(NOTHING, "--trusted-proxies", "127.0.0.1, fd00::/8").proxies())
        .isEqualTo(TrustedProxies.of("127.0.0.1,fd00::/8"));
    assertThatThrownBy(() -> settings(NOTHING, "--trusted-proxies=proxy"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--trusted-proxies must be addresses and networks such as 10.0.0.1 or fd00::/8,"
                + " but has \"proxy\".");
  }

  @Test
  void letsNoPagesOfOtherServersReadUnlessTheyAreNamed() {
    assertThat(settings(NOTHING).allowedOrigins()).isEqualTo(AllowedOrigins.NONE);
    assertThat(settings(NOTHING, "--allowed-origins", "https://a.example, http://b:3000"))
        .isEqualTo(
            settings(Map.of("HERALD_ALLOWED_ORIGINS", "http://B:3000,https://a.example:443")));
    assertThatThrownBy(() -> settings(NOTHING, "--allowed-origins=*"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--allowed-origins must be a scheme, a host in ASCII and perhaps a port, such as"
                + " https://app.example or http://localhost:3000, without a path or a slash at the"
                + " end, but has \"*\".");
  }

  @Test
  void readsPhotosOfPhonesByTheProgramThatIsNamedOrByNone() {
    assertThat(settings(NOTHING, "--heif-decoder=none").heif()).isEmpty();
    assertThat(settings(Map.of("HERALD_HEIF_DECODER", "/bin/sh")).heif())
        .contains(Path.of("/bin/sh"));
    assertThatThrownBy(() -> settings(NOTHING, "--heif-decoder=/no/program"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--heif-decoder must be auto, none, or a program, which /no/program is not.");
  }

  @Test
  void strangersAreLimitedAndTokensOnlyIfTheyShallBe() {
    assertThat(settings(NOTHING).limits().rates()).isEqualTo(RateLimits.USUAL);
    assertThat(
            settings(
                    NOTHING,
                    "--requests-per-token=600",
                    "--requests-per-address=0",
                    "--wrong-secrets=5")
                .limits()
                .rates())
        .isEqualTo(new RateLimits(600, 0, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "--requests-per-token, -1",
    "--requests-per-address, 100000001",
    "--wrong-secrets, -1",
  })
  void refusesLimitsThatAreNone(String option, String number) {
    assertThatThrownBy(() -> settings(NOTHING, option + "=" + number))
        .isInstanceOf(ParameterException.class)
        .hasMessage("%s must be from 0 to 100000000, but is %s.", option, number);
  }

  @Test
  void certificateAndKeyNeedEachOther() {
    assertThat(settings(NOTHING).tls()).isEmpty();
    assertThat(settings(NOTHING, "--tls-certificate=a.pem", "--tls-key=b.pem").tls())
        .contains(new PemFiles(Path.of("a.pem"), Path.of("b.pem")));
    assertThatThrownBy(() -> settings(NOTHING, "--tls-certificate=a.pem"))
        .hasMessage("--tls-certificate needs --tls-key.");
    assertThatThrownBy(() -> settings(NOTHING, "--tls-key=b.pem"))
        .hasMessage("--tls-key needs --tls-certificate.");
  }

  @Test
  void auditLogIsKeptForAYearOrAsLongAsIsSaid() {
    assertThat(auditRetention()).isEqualTo(AuditRetention.ofDays(365));
    assertThat(auditRetention("--audit-retention=1d")).isEqualTo(AuditRetention.ofDays(1));
    assertThat(auditRetention("--audit-retention=P36500D"))
        .isEqualTo(AuditRetention.ofDays(36_500));
    assertThat(auditRetention("--audit-retention=Forever")).isEqualTo(AuditRetention.FOREVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "36501d", "-1d", "30", "d", "never", "99999999999d"})
  void refusesToKeepTheAuditLogForAnythingElse(String days) {
    assertThatThrownBy(() -> auditRetention("--audit-retention", days))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--audit-retention must be from 1d to 36500d, such as 365d, or forever, but is %s.",
            days);
  }

  private static AuditRetention auditRetention(String... arguments) {
    return settings(NOTHING, arguments).auditRetention();
  }

  private static int daysOfEvents(String... arguments) {
    return settings(NOTHING, arguments).eventRetention().days();
  }

  private static AccountPolicy accountPolicy(String... arguments) {
    return settings(NOTHING, arguments).accountPolicy();
  }

  static Settings settings(Map<String, String> environment, String... arguments) {
    var line = HeraldCommand.commandLine(environment);
    line.parseArgs(arguments);
    HeraldCommand herald = line.getCommand();
    return herald.options.settings();
  }
}

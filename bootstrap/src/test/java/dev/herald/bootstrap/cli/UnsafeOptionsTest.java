package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.Warning;
import dev.herald.bootstrap.UnsafeSettings;
import dev.herald.http.console.WarningText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which options are unsafe, as a start says it. */
class UnsafeOptionsTest {

  @TempDir private Path folder;

  private List<String> warnings(String... options) {
    return UnsafeSettings.of(ServeOptionsTest.settings(Map.of(), options)).stream()
        .map(UnsafeOptionsTest::inWords)
        .toList();
  }

  private static String inWords(Warning warning) {
    return warning.reason() + String.join(", ", warning.values()).replaceAll("^(?=.)", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=8080",
        "--host=localhost --port=0",
        "--host=::1 --public-url=http://localhost:8080",
        "--allow-private-webhooks --keep-image-metadata --wrong-secrets=0 --min-rate=0"
      })
  void aServerForItsOwnMachineAloneDoesNotShout(String options) {
    assertThat(warnings(options.split(" "))).isEmpty();
  }

  @Test
  void aServerForOthersThatIsWellRunDoesNotEither() {
    assertThat(
            warnings(
                "--host=0.0.0.0",
                "--tls-certificate=a.pem",
                "--tls-key=a.pem",
                "--backup-to=/proc/b"))
        .isEmpty();
    assertThat(
            warnings(
                "--public-url=https://city.example",
                "--trusted-proxies=127.0.0.1,10.0.0.0/8,fd00::/8",
                "--backup-to=/proc/b"))
        .isEmpty();
  }

  @Test
  void othersCanReachItWithoutTls() {
    assertThat(warnings("--host=0.0.0.0")).containsExactly("NO_TLS 0.0.0.0", "NO_BACKUPS");
    assertThat(warnings("--host=192.0.2.1", "--public-url=http://city.example"))
        .containsExactly("PUBLIC_URL_WITHOUT_TLS http://city.example", "NO_BACKUPS");
  }

  @Test
  void whatStrangersMayDoTheyWillDo() {
    assertThat(
            warnings(
                "--trusted-proxies=10.0.0.1",
                "--backup-to=/proc/b",
                "--allow-private-webhooks",
                "--keep-image-metadata",
                "--wrong-secrets=0",
                "--min-rate=0",
                "--requests-per-address=0",
                "--max-connections-per-address=0"))
        .containsExactly(
            "NO_LIMIT --max-connections-per-address",
            "NO_LIMIT --min-rate",
            "NO_LIMIT --requests-per-address",
            "NO_LIMIT --wrong-secrets",
            "PRIVATE_WEBHOOKS",
            "IMAGE_METADATA");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0/0",
    "::/0, 0:0:0:0:0:0:0:0/0",
    "64.0.0.0/7, 64.0.0.0/7",
    "2000::/3, 2000:0:0:0:0:0:0:0/3"
  })
  void aNetworkOfStrangersHasNoProxies(String network, String said) {
    assertThat(warnings("--trusted-proxies=127.0.0.1," + network, "--backup-to=/proc/b"))
        .containsExactly("CLIENTS_ARE_PROXIES " + said);
  }

  @Test
  void secretsThatAreShortOrMissing() {
    var key = "k".repeat(31);

    assertThat(warnings("--sdk-app-id=1", "--sdk-secret-key=" + key))
        .containsExactly("SHORT_SECRET_KEY 31");
    assertThat(warnings("--sdk-app-id=1", "--sdk-secret-key=k" + key)).isEmpty();
    assertThat(warnings("--callback-url=https://city.example"))
        .containsExactly("UNSIGNED_CALLBACKS");
    assertThat(warnings("--callback-url=https://city.example", "--callback-token=x")).isEmpty();
  }

  @Test
  void anAuditLogThatIsShort() {
    assertThat(warnings("--audit-retention=29d")).containsExactly("SHORT_AUDIT_LOG 29");
    assertThat(warnings("--audit-retention=30d")).isEmpty();
    assertThat(warnings("--audit-retention=forever")).isEmpty();
  }

  @Test
  void dataThatOthersCanRead() throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    var database = Files.createFile(data.resolve("herald.db"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    assertThat(warnings("--data=" + data)).isEmpty();

    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(warnings("--data=" + data)).containsExactly("READABLE_DATA " + data);
  }

  @Test
  void backupsOnTheDiskOfTheData() {
    var backups = folder.resolve("a/b");

    assertThat(warnings("--data=" + folder.resolve("data"), "--backup-to=" + backups))
        .containsExactly("BACKUPS_BESIDE_DATA " + backups);
  }

  @Test
  void saysWhatToDo() {
    var text = WarningText.inEnglish(Warning.of(Warning.Reason.NO_LIMIT, "--min-rate"));

    assertThat(text.what()).startsWith("A limit is switched off: --min-rate=0.");
    assertThat(text.advice()).isEqualTo("Leave this option out, or set a number.");
  }
}

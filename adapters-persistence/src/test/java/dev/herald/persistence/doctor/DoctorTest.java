package dev.herald.persistence.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.Warning;
import dev.herald.application.view.Warning.Reason;
import dev.herald.domain.access.Token;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.persistence.RunningData;
import dev.herald.persistence.backup.Backup;
import dev.herald.persistence.backup.Progress;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the folder of a server that is running. */
class DoctorTest {

  private static final Instant NOW = Samples.NOW.plus(Duration.ofHours(3));

  private static final AuditEntry ENTRY =
      new AuditEntry(
          Samples.NOW,
          Samples.ADMIN.id(),
          Optional.empty(),
          AuditAction.CHANNEL_CREATED,
          AuditSubject.of(new ChannelId("news")),
          Optional.empty(),
          List.of());

  @TempDir private Path temporary;
  private RunningData herald;
  private ImageId image;

  @BeforeEach
  void givenSomeOfEverything() throws IOException {
    herald = new RunningData(temporary.resolve("data"));
    Files.setPosixFilePermissions(herald.folder(), PosixFilePermissions.fromString("rwx------"));
    var gone = herald.givenChannel("gone");
    herald.givenPost("gone", "red apple");
    herald.givenDeleted(gone);
    herald.givenChannel("news");
    image = herald.upload("a picture");
    herald.show("news", image);
    herald.givenRecalled(herald.givenPost("news", "red apple"));
    herald.givenPost("news", "green apple");
    herald.append("news");
    herald.write(() -> herald.ports().webhooks().insert(Samples.webhook("wh_one")));
    herald.write(() -> herald.ports().receiverPositions().move(new WebhookId("wh_one"), 1));
  }

  @AfterEach
  void close() {
    herald.close();
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    assertThat(problems()).isEmpty();
    assertThat(found(Optional.empty(), true))
        .extracting(Finding::what)
        .isEqualTo(List.of("It is not known whether there are backups."));
  }

  @Test
  void findsNothingAfterTheDeletedChannelWasPurged() {
    herald.purge();

    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE FROM post WHERE recalled_at IS NOT NULL"
            + " | Posts are missing between others in the channels [news].",
        "DELETE FROM post_search WHERE rowid = (SELECT max(position) FROM post)"
            + " | There are 1 posts that no search finds.",
        "INSERT INTO post_search (rowid, words) VALUES (99, 'x')"
            + " | There are 1 posts in the search index that are not there.",
        "DELETE FROM channel_search WHERE rowid = (SELECT key FROM channel WHERE id = 'news')"
            + " | There are 1 channels that no search finds.",
        "UPDATE channel SET deleted_at = 1 WHERE id = 'news'"
            + " | There are 1 channels in the search index that are not there.",
        "UPDATE post SET channel_key = 77 WHERE text = 'green apple'"
            + " | The database has rows that refer to others that are not there: post of channel.",
        "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'event'"
            + " | The log of events does not know its own end: an id could be given twice.",
        "UPDATE receiver SET position = 9007199254740991"
            + " | The webhooks [wh_one] were told of events that this database does not have: it is"
            + " an older copy.",
        "DELETE FROM event_stretch | 1 events would outlive their channels.",
      })
  void findsWhatDoesNotFitTogether(String damage, String what) throws SQLException {
    sql(damage);

    assertThat(problems()).contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TRIGGER audit_is_not_changed; UPDATE audit SET actor = 'token:thief'"
            + " WHERE position = 2 | The entry 2 was changed.",
        "DROP TRIGGER audit_is_removed_from_the_start; DELETE FROM audit WHERE position = 2"
            + " | The entries 2 to 2 are missing.",
        "DROP TRIGGER audit_is_removed_from_the_start; DELETE FROM audit WHERE position = 3"
            + " | The entries 3 to 3 are missing.",
        "DROP TRIGGER audit_is_not_changed; UPDATE audit SET action = 'odd' WHERE position = 1"
            + " | An entry can't be read: the entry 1 of the audit log is not as it was written",
      })
  void findsAGapOrAChangeInTheAuditLog(String damage, String what) throws SQLException {
    var log = herald.ports().auditLog();
    for (var i = 0; i < 3; i++) herald.write(() -> log.append(ENTRY));
    assertThat(problems()).isEmpty();

    for (var statement : damage.split("; ")) sql(statement);

    assertThat(problems())
        .containsExactly("The audit log was changed by something other than Herald: " + what);
  }

  @Test
  void findsADeadLetterAndADeliveryThatIsStuck() {
    var event = herald.ports().events().end();
    var webhook = new WebhookId("wh_one");
    herald.write(
        () -> herald.ports().deliveryQueue().put(webhook, event, 3, Samples.NOW, "HTTP 500"));
    assertThat(problems()).singleElement().asString().contains("wh_one (", "has not taken 1");

    herald.write(() -> herald.ports().deadLetters().addWaiting(0, event, Samples.NOW, "too late"));
    assertThat(problems()).singleElement().asString().contains("wh_one (", "were given up");
  }

  @Test
  void findsAnImageThatIsMissing() throws IOException {
    Files.delete(herald.file(image));

    assertThat(problems()).isEqualTo(List.of("The files of 1 images are missing: " + image + "."));
  }

  @Test
  void findsAnImageThatWasCutShort() throws IOException {
    Files.writeString(herald.file(image), "a pic");

    assertThat(problems()).isEqualTo(List.of("The files of 1 images are damaged: " + image + "."));
  }

  @Test
  void looksIntoImagesIfItIsTold() throws IOException {
    Files.writeString(herald.file(image), "a puzzle!");

    assertThat(problems(Optional.empty(), false)).isEmpty();
    assertThat(problems()).isEqualTo(List.of("The files of 1 images are damaged: " + image + "."));
  }

  @Test
  void hintsAtFilesOfNoImage() throws IOException {
    var stranger = new ImageId("ab".repeat(32));
    Files.createDirectories(herald.file(stranger).getParent());
    Files.writeString(herald.file(stranger), "a stranger");
    assertThat(found(Optional.empty(), false)).hasSize(1); // it may be of an upload

    Files.setLastModifiedTime(herald.file(stranger), FileTime.from(Instant.EPOCH));

    assertThat(found(Optional.empty(), false))
        .extracting(Finding::what)
        .contains("1 files are of no image: " + stranger + ".");
  }

  @Test
  void findsADatabaseThatIsDamaged() throws IOException {
    for (var i = 0; i < 50; i++) herald.givenPost("news", "apple ".repeat(100));
    herald.close();
    var database = herald.folder().resolve("herald.db");
    var bytes = Files.readAllBytes(database);
    for (var i = bytes.length / 2; i < bytes.length; i++) bytes[i] = 'x';
    Files.write(database, bytes);

    assertThat(problems()).anyMatch(it -> it.contains("damaged"));
    assertThat(database).hasBinaryContent(bytes);
  }

  @Test
  void findsThatOthersCanRead() throws IOException {
    Files.setPosixFilePermissions(herald.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        herald.folder().resolve("herald.db"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(problems())
        .isEqualTo(List.of("Other users of this machine can read Herald's data."));
  }

  @Test
  void findsThatThereIsNoBackupOrAnOldOne() throws IOException {
    var backups = temporary.resolve("backups");
    assertThat(problems(Optional.of(backups), false))
        .isEqualTo(List.of("There is no backup in " + backups + "."));

    var file = backups.resolve("one.db");
    Backup.make(herald.folder(), file, Progress.SILENT);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(1))));
    assertThat(problems(Optional.of(backups), false)).isEmpty();

    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(3))));
    assertThat(problems(Optional.of(backups), false))
        .singleElement()
        .asString()
        .startsWith("The newest backup in " + backups + " is of ");
  }

  @Test
  void warnsOfAdminTokensThatNobodyUses() {
    for (var name : List.of("one", "two")) {
      var token = Samples.token(name, Role.ADMIN, "hash-of-" + name);
      herald.write(() -> herald.ports().tokens().insert(token));
    }
    var later = Samples.NOW.plus(Token.FORGOTTEN_AFTER).plusSeconds(1);

    assertThat(doctorAt(NOW).warnings()).isEmpty();
    assertThat(doctorAt(later).warnings())
        .containsExactly(
            Warning.of(Reason.FORGOTTEN_TOKEN, "one"), Warning.of(Reason.FORGOTTEN_TOKEN, "two"));
  }

  private Doctor doctorAt(Instant now) {
    return new Doctor(
        herald.folder(), Optional.empty(), false, DoctorTest::auditFault, now, this::ignore);
  }

  @Test
  void saysThatThereIsNoDatabaseOrNoFolder() throws IOException {
    herald.close();
    Files.delete(herald.folder().resolve("herald.db"));
    assertThat(problems())
        .isEqualTo(List.of("There is no database " + herald.folder().resolve("herald.db") + "."));

    var nowhere =
        new Doctor(
            temporary.resolve("none"),
            Optional.empty(),
            false,
            DoctorTest::auditFault,
            NOW,
            this::ignore);
    assertThatThrownBy(() -> nowhere.examine(it -> {})).isInstanceOf(UnusableDataFolder.class);
  }

  private List<String> problems() {
    return problems(Optional.empty(), true);
  }

  private List<String> problems(Optional<Path> backups, boolean isDeep) {
    return found(backups, isDeep).stream().filter(Finding::isProblem).map(Finding::what).toList();
  }

  private List<Finding> found(Optional<Path> backups, boolean isDeep) {
    var findings = new ArrayList<Finding>();
    new Doctor(herald.folder(), backups, isDeep, DoctorTest::auditFault, NOW, this::ignore)
        .examine(findings::add);
    return findings;
  }

  private static Optional<String> auditFault(AuditEntries entries) {
    return Services.auditVerification(entries).verify(Samples.ADMIN).fault();
  }

  private void ignore(String what, int percent) {}

  private void sql(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + herald.folder().resolve("herald.db"));
        var run = connection.createStatement()) {
      run.executeUpdate(statement);
    }
  }
}

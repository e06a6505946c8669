package dev.herald.persistence.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.persistence.backup.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in an archive, and when none is made. */
class ExportTest extends ExportStory {

  /** What is not moved, but for columns that are counted or made anew. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("session", "everybody signs in again"),
          Map.entry("sign_in_code", "may have been used since"),
          Map.entry("token_version", "tells a running server of changes"),
          Map.entry("orphaned_image", "bytes without an image are not moved"),
          Map.entry("post_image", "the images of posts, once more"),
          Map.entry("draft_image", "the images of drafts, once more"),
          Map.entry("template_image", "the images of templates, once more"),
          Map.entry("post_search", "made anew"),
          Map.entry("channel_search", "made anew"),
          Map.entry("search_words", "made anew"),
          Map.entry("published_minute", "made anew"),
          Map.entry("event_stretch", "made anew"),
          Map.entry("event_log", "in the manifest"),
          Map.entry("lost_positions", "ids of events go on a day later"),
          Map.entry("audit_log", "in the manifest"));

  private static final Set<String> MADE_ANEW =
      Set.of(
          "channel.subscriber_count",
          "channel.purged",
          "draft.words",
          "draft.words_version",
          "image.suspect");

  @Test
  void leavesNoTableAndNoColumnOutWithoutAReason() throws SQLException {
    var moved = new HashMap<String, Set<String>>();
    for (var kind : Kinds.ALL) {
      moved.put(
          kind.table(),
          kind.pieces().stream()
              .flatMap(piece -> piece.columns().stream())
              .collect(Collectors.toSet()));
    }
    var missing = new TreeSet<String>();
    for (var column : columns()) {
      var table = column.substring(0, column.indexOf('.'));
      var isMoved =
          moved.getOrDefault(table, Set.of()).contains(column.substring(table.length() + 1));
      if (!isMoved && !LEFT_OUT.containsKey(table)) missing.add(column);
    }
    assertThat(missing).isEqualTo(new TreeSet<>(MADE_ANEW));
  }

  private List<String> columns() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("herald.db"));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT t.name || '.' || c.name
                FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
                WHERE t.schema = 'main' AND t.type IN ('table', 'virtual')
                  AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'flyway_schema_history'
                """)) {
      while (rows.next()) columns.add(rows.getString(1));
    }
    return columns;
  }

  /** A later Herald reads it too, so it says nothing by the names of today's tables. */
  @Test
  void writesEachThingAsALineOfJsonWithTheNamesOfTheRestApi() throws IOException {
    var files = Archives.files(archive);

    assertThat(lines(files, "posts").get(1))
        .isEqualTo(
            """
            {"position":3,"id":"news-2","channelId":"news","sequence":2,"type":"IMAGE_ONLY",\
            "publishedAt":"2024-05-01T12:00:01.123Z","publishedBy":"host:admin",\
            "recalledAt":"2024-05-01T12:01:00.123Z","recallReason":"a mistake"}\
            """);
    assertThat(lines(files, "events"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"type\":\"subscriber.edited\"", "\"deliveryAfter\":\"SILENT\""));
    assertThat(lines(files, "audit"))
        .anySatisfy(line -> assertThat(line).contains("{\"field\":\"photo\",\"before\":\"x\"}"));
  }

  private static List<String> lines(Map<String, byte[]> files, String kind) {
    return new String(files.get(kind + "/000001.jsonl"), UTF_8).lines().toList();
  }

  @Test
  void isNotMadeWithoutAnImageThatAPostShows() throws IOException {
    Files.delete(kept(images.get(1)));

    assertThatThrownBy(
            () ->
                Export.ofFolder(
                    data, Optional.empty(), folder.resolve("new"), NOW, Progress.SILENT))
        .isInstanceOf(MoveFailure.class)
        .hasMessageContaining("1 images that posts or channels show are missing or damaged")
        .hasMessageContaining(images.get(1).value());
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(folder.resolve("new.herald-part")).doesNotExist();
  }

  @Test
  void isNeverWrittenOverAFileNorIntoTheData() {
    assertThatThrownBy(() -> Export.ofFolder(data, Optional.empty(), archive, NOW, Progress.SILENT))
        .hasMessage("There is a file %s already.".formatted(archive));
    assertThatThrownBy(
            () ->
                Export.ofFolder(data, Optional.empty(), data.resolve("new"), NOW, Progress.SILENT))
        .hasMessageContaining("would be in the data folder");
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
  }
}

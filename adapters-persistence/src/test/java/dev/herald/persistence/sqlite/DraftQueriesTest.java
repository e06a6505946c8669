package dev.herald.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DraftQuery;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlDraftRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Drafts are listed and saved by indexes, however many there are. */
class DraftQueriesTest {

  private static final int MANY = 1_000;
  private static final ChannelId BUSY = new ChannelId("busy");
  private static final ChannelId QUIET = new ChannelId("quiet");
  private static final DraftId QUIET_DRAFT = new DraftId("quiet-1");
  private static final DraftQuery ALL = DraftQuery.all(PageRequest.first(20));

  static final List<DraftQuery> LISTS =
      List.of(
          ALL,
          ALL.withWords("plan"),
          ALL.by(Samples.ADMIN.id()),
          ALL.inChannel(BUSY),
          ALL.inChannel(QUIET),
          ALL.inChannel(BUSY).withWords("plan"),
          ALL.inChannel(BUSY).by(Samples.ADMIN.id()));

  @TempDir private static Path folder;
  private static Database database;
  private static Queries queries;
  private static SqlDraftRepository drafts;

  @BeforeAll
  static void givenManyDrafts() {
    database = new Database(MadeTables.at(folder.resolve("herald.db")));
    queries = new Queries(database);
    var analyzer = new WordAnalyzer();
    var channels = new SqlChannelRepository(database, analyzer);
    drafts = new SqlDraftRepository(database, analyzer);
    database
        .unitOfWork()
        .execute(
            () -> {
              channels.insert(Samples.channel("quiet"));
              channels.insert(Samples.channel("busy"));
              drafts.insert(draft(QUIET_DRAFT, QUIET));
              for (var i = 1; i <= MANY; i++) drafts.insert(draft(new DraftId("busy-" + i), BUSY));
            });
  }

  private static Draft draft(DraftId id, ChannelId channel) {
    return Draft.create(id, channel, Samples.draft("A plan"), 0, Samples.ADMIN.id(), Samples.NOW);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @FieldSource("LISTS")
  void listNeitherSortsNorReadsAWholeTable(DraftQuery query) {
    assertThat(queries.plan(() -> drafts.list(query, ChannelScope.ALL)))
        .isNotEmpty()
        .noneMatch(step -> step.contains("TEMP B-TREE"))
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @Test
  void savingTakesNoLongerWhereThereAreMany() {
    var draft = draft(QUIET_DRAFT, QUIET);
    var save =
        (Runnable)
            () ->
                drafts.update(
                    draft.edit(
                        Samples.draft("Another plan"),
                        OptionalLong.empty(),
                        Samples.ADMIN.id(),
                        Samples.NOW));

    assertThat(queries.plan(save)).noneMatch(step -> step.startsWith("SCAN draft"));
    assertThat(queries.effort(save)).isLessThan(1_000);
  }
}

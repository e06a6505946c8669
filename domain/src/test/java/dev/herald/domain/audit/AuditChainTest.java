package dev.herald.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditChainTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final ActorId ANN = ActorId.host("ann");
  private static final AuditSubject NEWS = AuditSubject.of(new ChannelId("news"));
  private static final AuditEntry ENTRY = entry(AuditChange.to("name", "News"));

  private static AuditEntry entry(AuditChange... changes) {
    return new AuditEntry(
        NOW,
        ANN,
        Optional.empty(),
        AuditAction.CHANNEL_EDITED,
        NEWS,
        Optional.empty(),
        List.of(changes));
  }

  @Test
  void hashIsAlwaysTheSame() {
    assertThat(AuditChain.hash(AuditChain.BEGIN, 1, ENTRY))
        .isEqualTo(AuditChain.hash(AuditChain.BEGIN, 1, entry(AuditChange.to("name", "News"))))
        .hasSize(64);
  }

  @Test
  void hashDependsOnAllThatAnEntrySays() {
    var others =
        List.of(
            new AuditEntry(
                NOW.plusMillis(1),
                ANN,
                Optional.empty(),
                AuditAction.CHANNEL_EDITED,
                NEWS,
                Optional.empty(),
                ENTRY.changes()),
            ENTRY.naming(ActorId.host("bob"), NEWS),
            ENTRY.naming(ANN, AuditSubject.of(new ChannelId("sport"))),
            new AuditEntry(
                NOW,
                ANN,
                Optional.of("192.0.2.1"),
                AuditAction.CHANNEL_EDITED,
                NEWS,
                Optional.empty(),
                ENTRY.changes()),
            new AuditEntry(
                NOW,
                ANN,
                Optional.empty(),
                AuditAction.CHANNEL_DELETED,
                NEWS,
                Optional.empty(),
                ENTRY.changes()),
            new AuditEntry(
                NOW,
                ANN,
                Optional.empty(),
                AuditAction.CHANNEL_EDITED,
                NEWS,
                Optional.of("forbidden"),
                ENTRY.changes()),
            entry(),
            entry(AuditChange.from("name", "News")),
            entry(AuditChange.to("name", "New"), AuditChange.to("s", "")),
            entry(AuditChange.untold("name")));

    assertThat(others.stream().map(it -> AuditChain.hash("", 1, it)))
        .doesNotHaveDuplicates()
        .doesNotContain(AuditChain.hash("", 1, ENTRY));
  }

  @Test
  void hashDependsOnThePlaceInTheChain() {
    assertThat(AuditChain.hash("", 1, ENTRY))
        .isNotEqualTo(AuditChain.hash("", 2, ENTRY))
        .isNotEqualTo(AuditChain.hash("ab12", 1, ENTRY));
  }

  @Test
  void longValuesAreCutBetweenCharacters() {
    var cut = AuditChange.to("name", "😀".repeat(300)).after().orElseThrow();

    assertThat(cut).hasSize(499).endsWith("😀…");
    assertThat(AuditChange.to("name", "x".repeat(500)).after().orElseThrow()).hasSize(500);
    assertThat(AuditChange.to("name", "x".repeat(501)).after().orElseThrow())
        .hasSize(500)
        .endsWith("x…");
  }

  @Test
  void subjectsAndActionsAreReadAsTheyWereWritten() {
    for (var kind : AuditSubject.Kind.values()) {
      var subject = new AuditSubject(kind, "a:b c");
      assertThat(AuditSubject.of(subject.toString())).isEqualTo(subject);
    }
    for (var action : AuditAction.values()) {
      assertThat(AuditAction.of(action.code())).isEqualTo(action);
    }
  }
}

package dev.herald.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Table<Long, String> table = Table.ordered();

  @Test
  void copyAndOriginalChangeApart() {
    table.put(1L, "one");
    var copy = table.copy();

    copy.put(2L, "two");
    copy.remove(1L);
    table.put(3L, "three");

    assertThat(copy).containsExactly(entry(2L, "two"));
    assertThat(table).containsExactly(entry(1L, "one"), entry(3L, "three"));
  }

  @Test
  void rowsStandInTheOrderOfTheirKeys() {
    for (var key : new long[] {5, 1, 4, 2, 3}) table.put(key, "row " + key);

    assertThat(table.keySet()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(table.tailMap(3L, false)).containsOnlyKeys(4L, 5L);
    assertThat(table.headMap(3L, true).descendingMap().keySet()).containsExactly(3L, 2L, 1L);
    assertThat(table.lastKey()).isEqualTo(5L);
  }

  @Test
  void rowsCanBeChangedAndRemovedWhileTheyAreWalkedThrough() {
    for (var key = 1L; key <= 6; key++) table.put(key, "row");

    table.values().removeIf(row -> table.size() > 4);
    table.replaceAll((key, row) -> row + " " + key);
    table.keySet().removeIf(key -> key == 5);

    assertThat(table).containsExactly(entry(3L, "row 3"), entry(4L, "row 4"), entry(6L, "row 6"));
  }

  @Test
  void whatIsPutAndRemovedSaysWhatWasThereBefore() {
    assertThat(table.put(1L, "one")).isNull();
    assertThat(table.put(1L, "uno")).isEqualTo("one");
    assertThat(table.remove(1L)).isEqualTo("uno");
    assertThat(table.remove(1L)).isNull();
    assertThat(table.lastKey()).isNull();
    assertThat(table).isEqualTo(Map.of());
  }
}

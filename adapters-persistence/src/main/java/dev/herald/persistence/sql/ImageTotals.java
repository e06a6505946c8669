package dev.herald.persistence.sql;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How many images there are, and how large they are together. To count a million takes 150 ms, so
 * that what was counted holds for a hundred times as long as it took, and whoever asks often costs
 * the server no more than a hundredth.
 */
public final class ImageTotals {

  private static final int HOLDS_TIMES = 100;

  private volatile @Nullable Counted last;

  /** What was counted, and until when it holds. */
  private record Counted(Totals totals, long untilNanos) {}

  /** How many, and how many bytes in all. */
  public record Totals(long images, long bytes) {}

  /** What they are now, or were a moment ago. */
  public Totals read(SqlStore database) {
    var known = last;
    var now = System.nanoTime();
    if (known != null && now - known.untilNanos < 0) return known.totals;
    var totals = database.read(ImageTotals::count);
    var end = System.nanoTime();
    last = new Counted(totals, end + HOLDS_TIMES * (end - now));
    return totals;
  }

  private static Totals count(Handle db) {
    return db.createQuery(
            "SELECT count(*) AS count, coalesce(sum(byte_size), 0) AS bytes FROM image")
        .map((row, context) -> new Totals(row.getLong("count"), row.getLong("bytes")))
        .one();
  }
}

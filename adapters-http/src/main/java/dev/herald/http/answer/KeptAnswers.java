package dev.herald.http.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.view.CacheFigures;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/**
 * Answers in memory, each of which holds for as long as nothing was written at all: most readers
 * ask for what others have just asked for.
 *
 * @param <Q> what is asked; equal questions have the same answer
 * @param <A> what is answered
 */
public final class KeptAnswers<Q, A> {

  private static final int OVERHEAD_BYTES = 200;

  private final String name;
  private final ReadVersion store;
  private final Cache<Q, Kept<A>> cache;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param name what they are called in figures
   * @param maxBytes how much memory they may take
   * @param bytes how much a question and its answer take
   */
  public KeptAnswers(String name, ReadVersion store, long maxBytes, ToIntBiFunction<Q, A> bytes) {
    this.name = name;
    this.store = store;
    cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Q, Kept<A>>weigher(
                (question, kept) -> OVERHEAD_BYTES + bytes.applyAsInt(question, kept.answer))
            .build();
  }

  /**
   * The answer to a question.
   *
   * @param read finds it, if it is not there or may hold no longer
   */
  public A get(Q question, Supplier<A> read) {
    var version = store.version(); // before the reading, so that nothing comes in between unseen
    var kept = cache.getIfPresent(question);
    if (kept != null && kept.version == version) {
      hits.increment();
      return kept.answer;
    }
    misses.increment();
    var answer = read.get();
    cache.put(question, new Kept<>(version, answer));
    return answer;
  }

  /** How often an answer was there already. */
  public CacheFigures figures() {
    return new CacheFigures(name, hits.sum(), misses.sum());
  }

  private record Kept<A>(long version, A answer) {}
}

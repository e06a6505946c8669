package dev.herald.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Tuple;

/** Text for properties: of every script, and with more of the troublesome than people type. */
public final class Texts {

  private static final String TROUBLE =
      "\0\t\n\r \u0007\u007F\u0085\u00A0\u00AD\u0301\u0338\u034F\u0958\u1100\u1161\u200B\u200D"
          + "\u2028\u202E\u212B\u3000\uFE0F\uFEFF@#:/\\<>\"[]%.";

  private Texts() {}

  /** What UTF-8 can express. */
  public static final class WellFormed implements ArbitrarySupplier<String> {
    @Override
    public Arbitrary<String> get() {
      return of(
          Arbitraries.frequencyOf(
              Tuple.of(4, between(0x20, 0x7E)),
              Tuple.of(2, between(0x80, 0x7FF)),
              Tuple.of(2, between(0x800, 0xD7FF)),
              Tuple.of(1, between(0xE000, 0xFFFF)),
              Tuple.of(2, between(0x10000, 0x10FFFF)),
              Tuple.of(3, Arbitraries.of(TROUBLE.chars().boxed().toList()))));
    }
  }

  /** Whatever a Java string can hold, halves of surrogate pairs among them. */
  public static final class Any implements ArbitrarySupplier<String> {
    @Override
    public Arbitrary<String> get() {
      return Arbitraries.frequencyOf(
          Tuple.of(3, new WellFormed().get()),
          Tuple.of(1, of(between(0xD7F0, 0xE00F))),
          Tuple.of(1, new WellFormed().get().map(text -> "https://" + text)),
          Tuple.of(1, between(1, 3100).map(bytes -> Sized.text(bytes, "館"))));
    }
  }

  private static Arbitrary<Integer> between(int first, int last) {
    return Arbitraries.integers().between(first, last);
  }

  private static Arbitrary<String> of(Arbitrary<Integer> codePoints) {
    return codePoints
        .list()
        .ofMaxSize(60)
        .map(
            all ->
                all.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }
}

package dev.herald.http.console;

import java.util.Optional;

/**
 * A number at the top of a page.
 *
 * @param label what it is the number of
 * @param detail what else there is to say, in a sentence; empty for nothing
 * @param curve how it came about
 * @param address where there is more
 */
public record Tile(
    String label,
    String value,
    String detail,
    Optional<DayChart> curve,
    Optional<String> address) {}

package dev.herald.http.console;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A small chart of the last minutes, up to now.
 *
 * @param title what it shows
 * @param lines one, or several that share its scale
 * @param extent how much time and which values it spans, in words
 */
public record Chart(String title, List<Line> lines, String extent) {

  /**
   * A line of a chart.
   *
   * @param name tells it from the others; empty if there is no other
   * @param newest its newest value, in words
   * @param path the line itself, as SVG writes paths, within {@link #WIDTH} and {@link #HEIGHT}
   */
  public record Line(String name, String newest, String path) {}

  public static final int WIDTH = 240;
  public static final int HEIGHT = 48;

  /** Says the same as the picture, as far as words can. */
  public String inWords() {
    return lines.stream()
        .map(line -> line.name().isEmpty() ? line.newest() : line.name() + " " + line.newest())
        .collect(Collectors.joining(", ", title + ": ", ". " + extent));
  }
}

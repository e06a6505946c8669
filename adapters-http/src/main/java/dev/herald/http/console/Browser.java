package dev.herald.http.console;

import java.util.List;
import java.util.stream.Stream;

/** What people call a browser that says what it is at greater length. */
final class Browser {

  private record Mark(String mark, String name) {}

  /** Most browsers also name those that they are like, so that the order counts. */
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("Chrome/", "Chrome"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Safari/", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("Windows", "Windows"),
          new Mark("Android", "Android"),
          new Mark("iPhone", "iOS"),
          new Mark("iPad", "iPadOS"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Mac OS X", "macOS"),
          new Mark("Linux", "Linux"));

  private Browser() {}

  /** Such as {@code Firefox · Windows}; of a browser that is not known, what it says. */
  static String name(String userAgent) {
    var known =
        Stream.of(BROWSERS, SYSTEMS)
            .flatMap(marks -> marks.stream().filter(it -> userAgent.contains(it.mark)).limit(1))
            .map(Mark::name)
            .toList();
    return known.isEmpty() ? userAgent : String.join(" · ", known);
  }
}

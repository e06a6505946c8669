package dev.herald.bootstrap.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, whose lines a test runs. */
record Page(String text) {

  static Page of(String name) throws IOException {
    return new Page(Files.readString(Path.of("..").resolve(name)));
  }

  /** What stands in blocks of a language, the first one first. */
  List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}

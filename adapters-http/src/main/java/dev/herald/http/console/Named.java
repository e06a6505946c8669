package dev.herald.http.console;

import java.util.Optional;

/**
 * Somebody or something, as people read it.
 *
 * @param name what it is called
 * @param kind what it is, in words; empty if its name says so
 * @param page where it is shown; empty if there is no such page, or it is not there any more
 */
public record Named(String name, String kind, Optional<String> page) {

  Named(String name, String kind) {
    this(name, kind, Optional.empty());
  }
}

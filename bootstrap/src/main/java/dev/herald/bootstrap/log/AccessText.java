package dev.herald.bootstrap.log;

import dev.herald.http.log.Answered;

/**
 * A request that was answered, in the Common Log Format of web servers, with two words more: how
 * many milliseconds it took, and its id.
 */
final class AccessText {

  private AccessText() {}

  static String line(Answered answered) {
    return Escapes.word(answered.client())
        + " - "
        + answered.who().map(Escapes::word).orElse("-")
        + " ["
        + Moments.ofWebServers(answered.at())
        + "] \""
        + Escapes.word(answered.method())
        + " "
        + Escapes.word(answered.path())
        + " "
        + Escapes.word(answered.protocol())
        + "\" "
        + answered.status()
        + " "
        + answered.bytes()
        + " "
        + Moments.millis(answered.took())
        + " "
        + Escapes.word(answered.requestId());
  }
}

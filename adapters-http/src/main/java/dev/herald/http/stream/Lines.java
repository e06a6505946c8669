package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;

/** The lines of a stream that are no events, as the HTML standard has them. */
final class Lines {

  private Lines() {}

  /** What a stream begins with: after what time to come back, and from where. */
  static byte[] opening(Duration retry, long position) {
    return ascii("retry: " + retry.toMillis() + "\nid: " + position + "\n\n");
  }

  /** What a stream begins with whose reader has missed something for good. */
  static byte[] reset(Duration retry, long position) {
    var data = "{\"position\":\"" + position + "\"}";
    return ascii(
        "retry: "
            + retry.toMillis()
            + "\nid: "
            + position
            + "\nevent: reset\ndata: "
            + data
            + "\n\n");
  }

  /** A comment, and how far the stream is. */
  static byte[] beat(long position) {
    return ascii(":\nid: " + position + "\n\n");
  }

  /** After what time to come back to a server that is about to stop. */
  static byte[] farewell(Duration retry) {
    return ascii("retry: " + retry.toMillis() + "\n\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}

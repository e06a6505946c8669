package dev.herald.http.request;

import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON may come as clients like to write it. */
class ReadableBodyTest extends HttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "APPLICATION/JSON;CHARSET=\"UTF-8\"",
        "application/json ; charset=iso-8859-1",
        "application/merge-patch+json",
        "application/vnd.example+json",
      })
  void bodyIsUtf8WhateverItsContentTypeAdds(String type) {
    admin
        .with("Content-Type", type)
        .post("/api/v1/channels", CHANNEL.replace("News", "Näws"))
        .hasStatus(201)
        .hasField("name", "\"Näws\"");
  }

  @Test
  void bodyNeedsNoContentType() {
    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
  }

  @Test
  void bodyMayBeginWithAByteOrderMarkAndHaveWhiteSpaceAroundIt() {
    admin.post("/api/v1/channels", "\ufeff \r\n" + CHANNEL + "\n\t ").hasStatus(201);
  }

  @Test
  void textMayBeEscaped() {
    admin
        .post("/api/v1/channels", CHANNEL.replace("News", "N\\u00e4ws \\ud83d\\ude00\\/"))
        .hasStatus(201)
        .hasField("name", "\"Näws 😀/\"");
  }

  @Test
  void largestPostMayHaveEveryCharacterEscaped() {
    givenChannel();
    var text = "\\u0078".repeat(10_000);
    var data = "\\u0078".repeat(12_288);
    var url = "http://x/" + "\\u0078".repeat(2039);
    var image = "{\"url\": \"%s\", \"alt\": \"%s\"}".formatted(url, "\\u0078".repeat(300));
    var link = "{\"url\": \"%s\", \"label\": \"%s\"}".formatted(url, "\\u0078".repeat(100));

    editor
        .post(
            "/api/v1/channels/news/posts",
            "{\"text\": \"%s\", \"customData\": \"%s\", \"images\": [%s], \"links\": [%s]}"
                .formatted(
                    text, data, (image + ",").repeat(8) + image, (link + ",").repeat(9) + link))
        .hasStatus(201);
  }

  @Test
  void bodyMayComeInChunks() {
    try (var connection = anybody.connect()) {
      connection
          .lines("POST /api/v1/channels HTTP/1.1", "Host: localhost")
          .lines("Authorization: Bearer " + secret("admin"), "Connection: close")
          .lines("Transfer-Encoding: chunked", "")
          .lines("1", CHANNEL.substring(0, 1))
          .lines(Integer.toHexString(CHANNEL.length() - 1), CHANNEL.substring(1), "0", "")
          .answer()
          .hasStatus(201);
    }
  }
}

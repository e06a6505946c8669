package dev.herald.http.v1;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a post go together. */
class PostContentTest extends HttpTest {

  @BeforeEach
  void givenAPlaceToPublish() {
    givenChannel();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT_ONLY|'text': 'A'",
        "IMAGE_ONLY|'images': [{'url': 'https://example.org/'}]",
        "IMAGE_AND_TEXT|'text': 'A', 'images': [{'url': 'https://example.org/'}]",
        "CUSTOM|'customData': 'x', 'links': [{'label': 'x', 'url': 'https://example.org/'}]",
      },
      quoteCharacter = '"')
  void takesTheTypeThatTheContentHasAndNoOther(String type, String content) {
    for (var given : new String[] {"TEXT_ONLY", "IMAGE_ONLY", "IMAGE_AND_TEXT", "CUSTOM"}) {
      var answer = publish("{'type': '%s', %s}".formatted(given, content).replace('\'', '"'));
      if (given.equals(type)) answer.hasStatus(201).hasField("type", '"' + type + '"');
      else {
        answer.isInvalid(
            Violation.of(
                "type",
                "mismatch",
                "must be %s for this content, but is %s".formatted(type, given)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TEXT", "text_only", "''", "' CUSTOM'"})
  void knowsNoOtherTypes(String type) {
    publish("{\"type\": \"%s\", \"text\": \"A\"}".formatted(type))
        .isInvalid(
            Violation.of(
                "type",
                "unknown_value",
                "must be one of TEXT_ONLY, IMAGE_ONLY, IMAGE_AND_TEXT, CUSTOM"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"text\": null, \"images\": [], \"customData\": null}",
        "{\"links\": [{\"label\": \"x\", \"url\": \"https://example.org/\"}]}",
      },
      quoteCharacter = '\'')
  void refusesAPostThatSaysNothing(String json) {
    publish(json)
        .isInvalid(
            Violation.of("content", "required", "is required: a text, an image or custom data"));
  }

  @Test
  void countsImagesAndLinks() {
    var image = "{\"url\": \"https://example.org/\"}";
    var link = "{\"label\": \"x\", \"url\": \"https://example.org/\"}";

    publish(lists(image, 9, link, 10)).hasStatus(201);
    publish(lists(image, 10, link, 11))
        .isInvalid(Violation.tooMany("images", 9, 10), Violation.tooMany("links", 10, 11));
  }

  private static String lists(String image, int images, String link, int links) {
    return "{\"images\": [%s], \"links\": [%s]}"
        .formatted((image + ",").repeat(images - 1) + image, (link + ",").repeat(links - 1) + link);
  }

  private Answer publish(String json) {
    return editor.post("/api/v1/channels/news/posts", json);
  }
}

package dev.herald.http.request;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.shared.Violation;
import dev.herald.http.testkit.HttpTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client learns of everything that is wrong with a request in one go. */
class AllRulesAtOnceTest extends HttpTest {

  private static final String UNKNOWN = "is no field that can be set here";
  private static final String NO_IMAGE =
      "is required: the id of an uploaded image, or the url of another";

  @BeforeEach
  void givenAChannelToEdit() {
    givenChannel();
  }

  @Test
  void everythingThatIsWrongWithAChannel() {
    admin
        .post(
            "/api/v1/channels",
            """
            {"id": " ä", "owner": "", "name": "a\\nb%s", "avatar": {"alt": "x"}, "profile": 1,
             "organization": "\\u0000", "customString": "\\u0000", "subscriberLimit": 0, "x": 1}"""
                .formatted("x".repeat(150)))
        .isInvalid(
            Violation.of("id", "not_ascii", "must have printable ASCII characters alone"),
            Violation.of("id", "surrounding_space", "must not start or end with a space"),
            Violation.required("owner"),
            Violation.of(
                "name", "control_character", "must be one line without control characters"),
            Violation.tooLong("name", 150, 153),
            Violation.of("avatar.imageId", "required", NO_IMAGE),
            Violation.of("avatar.alt", "unknown_field", UNKNOWN),
            Violation.of("profile", "wrong_type", "must be a string, but is a whole number"),
            Violation.of(
                "organization", "control_character", "must be one line without control characters"),
            Violation.of(
                "customString", "control_character", "must not contain the character U+0000"),
            Violation.outOfRange("subscriberLimit", 1, 10_000_000, 0),
            Violation.of("x", "unknown_field", UNKNOWN));
  }

  @Test
  void everythingThatIsMissingInAChannel() {
    admin
        .post("/api/v1/channels", "{}")
        .isInvalid(Violation.required("name"), Violation.required("avatar"));
  }

  @Test
  void everythingThatIsWrongWithAPost() {
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"type": "NONE", "text": " ", "customData": "",
             "images": [{}, 1, {"imageId": "x", "alt": "%s"}, {"url": "ftp://example.org"}],
             "links": [{"label": "x"}, {"url": "http://a@b/ c", "x": 1}], "txet": "x"}"""
                .formatted("x".repeat(301)))
        .isInvalid(
            Violation.of(
                "type",
                "unknown_value",
                "must be one of TEXT_ONLY, IMAGE_ONLY, IMAGE_AND_TEXT, CUSTOM"),
            Violation.required("text"),
            Violation.of("images[1]", "wrong_type", "must be an object, but is a whole number"),
            Violation.of("images[0].imageId", "required", NO_IMAGE),
            Violation.of(
                "images[2].imageId", "malformed", "must be the 64 hexadecimal digits of an upload"),
            Violation.tooLong("images[2].alt", 300, 301),
            Violation.of(
                "images[3].url", "not_http", "must start with http:// or https:// and name a host"),
            Violation.required("links[0].url"),
            Violation.of(
                "links[1].url",
                "forbidden_character",
                "must have no white space and none of \\ < > \""),
            Violation.of(
                "links[1].url", "credentials", "must not contain a user name or a password"),
            Violation.required("links[1].label"),
            Violation.of("links[1].x", "unknown_field", UNKNOWN),
            Violation.required("customData"),
            Violation.of("txet", "unknown_field", UNKNOWN));
  }

  @Test
  void everythingThatIsWrongWithASubscription() {
    editor
        .put(
            "/api/v1/channels/news/subscribers/ann",
            "{\"delivery\": 1, \"customString\": 1, \"x\": 1}")
        .isInvalid(
            Violation.of("delivery", "wrong_type", "must be a string, but is a whole number"),
            Violation.of("customString", "wrong_type", "must be a string, but is a whole number"),
            Violation.of("x", "unknown_field", UNKNOWN));
  }

  @Test
  void oneRuleThatIsBrokenTwiceInAListIsToldTwice() {
    editor
        .post(
            "/api/v1/channels/news/posts",
            "{\"text\": \"x\", \"links\": [{\"label\": \"x\"}, {\"label\": \"x\"}]}")
        .isInvalid(Violation.required("links[0].url"), Violation.required("links[1].url"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "-1, 1, -1",
    "10000001, 10000000, 10000001",
    "2147483648, 10000000, 2147483648",
    "9223372036854775808, 10000000, 9223372036854775807",
    "-99999999999999999999999999, 1, -9223372036854775808",
    "0.0, 1, 0",
    "10000001.0, 10000000, 10000001",
    "1.0000001e7, 10000000, 10000001",
    "1e400, 10000000, 9223372036854775807",
    "-1e400, 1, -9223372036854775808",
  })
  void numberMayBeLargerThanAnyLong(String number, long limit, long actual) {
    var text = "must be from 1 to 10000000, but is " + actual;

    editor
        .patch("/api/v1/channels/news", "{\"subscriberLimit\": " + number + "}")
        .isInvalid(new Violation("subscriberLimit", "out_of_range", text, limit, actual));
  }

  @ParameterizedTest
  @CsvSource({"100000.0, 100000", "1e5, 100000", "1E+7, 10000000", "10e-1, 1", "1.0, 1"})
  void numberIsWholeIfItsFractionIsZero(String number, int value) {
    editor
        .patch("/api/v1/channels/news", "{\"subscriberLimit\": " + number + "}")
        .hasStatus(200)
        .hasField("subscriberLimit", "" + value);
  }

  @ParameterizedTest
  @CsvSource({"images, 9", "links, 10"})
  void listThatIsTooLongIsNotLookedInto(String list, int most) {
    for (var size : new int[] {most + 1, 9_000}) {
      editor
          .post(
              "/api/v1/channels/news/posts",
              "{\"text\": \"x\", \"" + list + "\": [" + "{},".repeat(size - 1) + "{}]}")
          .isInvalid(Violation.tooMany(list, most, size));
    }
    assertThat(
            editor
                .post(
                    "/api/v1/channels/news/posts",
                    "{\"" + list + "\": [" + "{},".repeat(most - 1) + "{}]}")
                .hasStatus(422)
                .json()
                .get("violations"))
        .hasSizeGreaterThanOrEqualTo(most);
  }

  @Test
  void listsOfWordsHaveALimitAsWell() {
    admin
        .post(
            "/api/v1/webhooks",
            "{\"url\": \"https://example.org\", \"events\": [" + "\"x\",".repeat(9) + "\"x\"]}")
        .isInvalid(Violation.tooMany("events", 9, 10));
    admin
        .post(
            "/api/v1/webhooks/none/deliveries/discard",
            "{\"ids\": [" + "\"evt_1\",".repeat(1000) + "\"evt_1\"]}")
        .isInvalid(Violation.tooMany("ids", 1000, 1001));
  }

  @Test
  void ofMoreThanFiftyBrokenRulesTheFirstAreTold() {
    var fields =
        IntStream.range(0, 9_000).mapToObj(i -> "\"f" + i + "\": 1").collect(joining(", "));

    var answer = editor.patch("/api/v1/channels/news", "{" + fields + "}").hasStatus(422);

    assertThat(answer.json().get("violations")).hasSize(50);
    assertThat(answer.json().at("/violations/49/field").asText()).isEqualTo("f49");
    answer.hasField("violationsOmitted", "8950").hasField("detail", "\"9000 rules are broken.\"");
    assertThat(answer.text().length()).isLessThan(10_000);
  }

  @Test
  void halfOfASurrogatePairIsNoText() {
    editor
        .patch("/api/v1/channels/news", "{\"name\": \"\\ud83d\", \"profile\": \"\\ude00x\"}")
        .isInvalid(
            Violation.of("name", "not_unicode", "has half of a surrogate pair, which is no text"),
            Violation.of(
                "profile", "not_unicode", "has half of a surrogate pair, which is no text"));
    editor.patch("/api/v1/channels/news", "{\"name\": \"\\ud83d\\ude00\"}").hasStatus(200);
  }

  @Test
  void refusedRequestChangesNothing() {
    var before = reader.get("/api/v1/channels").text();

    admin.post("/api/v1/channels", "{\"id\": \"sport\", \"name\": \"x\"}").hasStatus(422);
    editor.patch("/api/v1/channels/news", "{\"name\": \"x\", \"profile\": 1}").hasStatus(422);
    editor.post("/api/v1/channels/news/posts", "{\"text\": \"x\", \"x\": 1}").hasStatus(422);

    reader.get("/api/v1/channels").is(200, before);
  }
}

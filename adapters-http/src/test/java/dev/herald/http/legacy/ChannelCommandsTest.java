package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.http.testkit.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels: create, destroy, modify, describe. */
class ChannelCommandsTest extends LegacyTest {

  private static final String ALL =
      """
      {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice", "Name": "City News",
       "Introduction": "Daily digest", "FaceUrl": "https://example.org/a.png",
       "MaxSubscriberNum": 5, "Organization": "City", "CustomString": "{}"}\
      """;

  @Test
  void createdChannelIsDescribed() {
    call("create_official_account", ALL)
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0,
             "OfficialAccountUserID": "@TOA#_news"}\
            """);

    call(
            "get_official_account_info",
            "{\"OfficialAccountIdList\": [{\"Official_Account\": \"@TOA#_news\"}]}")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "OfficialAccountInfoList": [
              {"Official_Account": "@TOA#_news", "ErrorCode": 0, "ErrorInfo": "",
               "Name": "City News", "Owner_Account": "alice", "Introduction": "Daily digest",
               "FaceUrl": "https://example.org/a.png", "Organization": "City",
               "CustomString": "{}", "MaxSubscriberNum": 5, "SubscriberNum": 0,
               "LastMsgTime": 0, "CreateTime": 1714564800}]}\
            """);
    reader.get("/api/v1/channels/news").hasStatus(200).hasField("owner", "\"alice\"");
  }

  @Test
  void idIsMadeIfNoneIsGiven() {
    var made =
        call("create_official_account", "{\"Owner_Account\": \"alice\", \"Name\": \"News\"}")
            .hasField("ErrorCode", "0")
            .json()
            .get("OfficialAccountUserID")
            .textValue();

    assertThat(made).startsWith("@TOA#_").doesNotStartWith("@TOA#_@TOA#");
    call("destroy_official_account", "{\"Official_Account\": \"%s\"}".formatted(made)).is(200, OK);
  }

  @Test
  void channelWithoutAFaceHasNoneHereAndAPictureElsewhere() {
    givenNews();

    info("\"FaceUrl\"").hasField("ErrorCode", "0");
    assertThat(info("\"FaceUrl\"").text()).contains("\"FaceUrl\":\"\"");
    var url = reader.get("/api/v1/channels/news").json().at("/avatar/url").textValue();
    anybody
        .get(url.replaceFirst("^https://h.example.org", ""))
        .hasStatus(200)
        .has("Content-Type", "image/svg+xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Owner_Account\": \"a\", \"FaceUrl\": \"\"",
        "\"Owner_Account\": \"\", \"Name\": \"N\"",
        "\"Owner_Account\": \"a\", \"Name\": \"N\", \"OfficialAccountUserID\": \"news\"",
        "\"Owner_Account\": \"a\", \"Name\": \"\", \"FaceUrl\": \"\""
      })
  void channelThatIsRefusedLeavesNoPictureBehind(String fields) {
    call("create_official_account", "{" + fields + "}").hasField("ActionStatus", "\"FAIL\"");

    anybody.get("/images/" + DefaultPhoto.AVATAR.image().stored().orElseThrow()).hasStatus(404);
  }

  @Test
  void faceThatHeraldKeepsIsOneOfItsImages() {
    var image = givenImage(Samples.png());
    givenNews();
    modify("\"FaceUrl\": \"https://h.example.org/images/%s\"".formatted(image)).is(200, OK);

    reader
        .get("/api/v1/channels/news")
        .hasField(
            "avatar",
            "{\"imageId\": \"%1$s\", \"url\": \"https://h.example.org/images/%1$s\"}"
                .formatted(image));
    assertThat(info("\"FaceUrl\"").text())
        .contains("\"FaceUrl\":\"https://h.example.org/images/" + image);
  }

  @ParameterizedTest
  @CsvSource({
    "@TOA#_news, 130008",
    "news, 130007",
    "@TOA#news, 130007",
    "@TOA#_, 130007",
    "@TOA#_@TOA#x, 130007",
    "@TOA#_新闻, 130007",
    "@TOA#_1234567890123456789012345678901234567890123, 130007"
  })
  void idMustBeFreeAndOfTheRightForm(String id, int code) {
    givenNews();

    fails(
        call(
            "create_official_account",
            "{\"OfficialAccountUserID\": \"%s\", \"Owner_Account\": \"a\", \"Name\": \"N\"}"
                .formatted(id)),
        code);
  }

  @Test
  void idOfADestroyedChannelStaysTaken() {
    givenNews();
    call("destroy_official_account", "{\"Official_Account\": \"@TOA#_news\"}").is(200, OK);

    fails(call("create_official_account", ALL), 130008);
    fails(modify("\"Name\": \"N\""), 130004);
  }

  @ParameterizedTest
  @CsvSource({"Name, 150", "Introduction, 400", "Organization, 500", "CustomString, 3000"})
  void lengthsAreBytes(String field, int limit) {
    givenNews();
    var fits = "新".repeat(limit / 3) + "x".repeat(limit % 3);

    modify("\"%s\": \"%s\"".formatted(field, fits)).is(200, OK);
    var refused = modify("\"%s\": \"%sx\"".formatted(field, fits));
    fails(refused, 6017);
    refused.hasField(
        "ErrorInfo",
        "\"%s must be at most %s bytes in UTF-8, but has %s\"".formatted(field, limit, limit + 1));
  }

  @Test
  void modifyChangesOnlyWhatIsThere() {
    call("create_official_account", ALL).hasField("ErrorCode", "0");

    modify("\"Name\": \"Newer\", \"MaxSubscriberNum\": 7").is(200, OK);
    call(
            "modify_official_account_base_info",
            "{\"OfficialAccount\": \"@TOA#_news\", \"Introduction\": \"\"}")
        .is(200, OK);

    reader
        .get("/api/v1/channels/news")
        .hasField("name", "\"Newer\"")
        .hasField("profile", "\"\"")
        .hasField("organization", "\"City\"")
        .hasField("subscriberLimit", "7");
  }

  @Test
  void channelIsPrivateAndModifyLeavesItAsItIs() {
    givenNews();
    reader.get("/api/v1/channels/news").hasField("visibility", "\"PRIVATE\"");
    editor.patch("/api/v1/channels/news", "{\"visibility\": \"PUBLIC\"}").hasStatus(200);

    modify("\"Name\": \"Newer\"").is(200, OK);

    reader.get("/api/v1/channels/news").hasField("visibility", "\"PUBLIC\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10000001", "1.5", "\"5\"", "[]", "99999999999999999999"})
  void largestNumberOfSubscribersIsANumberOfARange(String number) {
    givenNews();

    fails(modify("\"MaxSubscriberNum\": " + number), 6017);
  }

  @Test
  void filterChoosesAndEachIdHasItsOwnResult() {
    givenNews();

    call(
            "get_official_account_info",
            """
            {"OfficialAccountIdList": [{"Official_Account": "@TOA#_news"},
               {"Official_Account": "@TOA#_none"}, {"Official_Account": "none"}],
             "ResponseFilter": {"OfficialAccountBaseInfoFilter": ["Name", "SubscriberNum", "Other"]}}\
            """)
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "OfficialAccountInfoList": [
              {"Official_Account": "@TOA#_news", "ErrorCode": 0, "ErrorInfo": "",
               "Name": "City News", "SubscriberNum": 0},
              {"Official_Account": "@TOA#_none", "ErrorCode": 130004,
               "ErrorInfo": "There is no channel none."},
              {"Official_Account": "none", "ErrorCode": 130007,
               "ErrorInfo": "a channel id must start with @TOA#_"}]}\
            """);
  }

  @Test
  void describesFiftyAtOnce() {
    givenNews();
    var item = "{\"Official_Account\": \"@TOA#_news\"},";

    call(
            "get_official_account_info",
            "{\"OfficialAccountIdList\": [%s{\"Official_Account\": \"@TOA#_x\"}]}"
                .formatted(item.repeat(49)))
        .hasField("ErrorCode", "0");
    fails(
        call(
            "get_official_account_info",
            "{\"OfficialAccountIdList\": [%s{\"Official_Account\": \"@TOA#_x\"}]}"
                .formatted(item.repeat(50))),
        6017);
    fails(call("get_official_account_info", "{\"OfficialAccountIdList\": []}"), 6017);
  }

  private Answer modify(String fields) {
    return call(
        "modify_official_account_base_info",
        "{\"Official_Account\": \"@TOA#_news\", %s}".formatted(fields));
  }

  private Answer info(String filter) {
    return call(
        "get_official_account_info",
        """
        {"OfficialAccountIdList": [{"Official_Account": "@TOA#_news"}],
         "ResponseFilter": {"OfficialAccountBaseInfoFilter": [%s]}}\
        """
            .formatted(filter));
  }
}

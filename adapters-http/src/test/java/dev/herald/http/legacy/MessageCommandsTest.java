package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.service.Services;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.http.HttpSettings;
import dev.herald.http.testkit.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages: send, recall, read. */
class MessageCommandsTest extends LegacyTest {

  private static final String TWEET =
      """
      {"MsgType": "TIMCustomElem", "MsgContent": {"Data": "{\\"businessID\\":\\"official_account_tweet\\",\\"version\\":1,\\"title\\":\\"\\",\\"content\\":\\"Read [the plan](https://example.org/p) today\\",\\"link\\":\\"\\",\\"imageInfo\\":{\\"url\\":\\"https://example.org/a.png\\",\\"width\\":800,\\"height\\":600}}", "Desc": "New post", "Ext": "", "Sound": ""}}""";

  @BeforeEach
  void givenAChannel() {
    givenNews();
  }

  @Test
  void textThatWasSentIsRead() {
    sendText("Trams resume at 6")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "MsgTime": 1714564800,
             "MsgKey": "1_1_1714564800"}""");

    read("")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0,
             "Official_Account": "@TOA#_news", "IsFinished": 1, "LastMsgKey": "1_1_1714564800",
             "RspMsgList": [{"From_Account": "@TOA#_news", "IsPlaceMsg": 0, "MsgSeq": 1,
               "MsgKey": "1_1_1714564800", "MsgTimeStamp": 1714564800, "MsgBody": [
                 {"MsgType": "TIMTextElem", "MsgContent": {"Text": "Trams resume at 6"}}]}]}""");
    reader
        .get("/api/v1/posts/post-1")
        .hasField("type", "\"TEXT_ONLY\"")
        .hasField("text", "\"Trams resume at 6\"")
        .hasField("customData", "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"MsgType\": \"TIMFaceElem\", \"MsgContent\": {\"Index\": 6, \"Data\": \"abc\"}}",
        "{\"MsgType\": \"TIMLocationElem\", \"MsgContent\": {\"Desc\": \"Here\", \"Latitude\": 29.340656774469956, \"Longitude\": 116.77497920478824}}",
        "{\"MsgType\": \"TIMCustomElem\", \"MsgContent\": {\"Data\": \"{}\", \"Desc\": \"d\", \"Ext\": \"e\", \"Sound\": \"s\"}}",
        "{\"MsgType\": \"TIMImageElem\", \"MsgContent\": {\"UUID\": \"u\", \"ImageFormat\": 1, \"ImageInfoArray\": [{\"Type\": 3, \"Size\": 1, \"Width\": 1, \"Height\": 1, \"URL\": \"https://example.org/s.jpg\"}, {\"Type\": 1, \"Size\": 9, \"Width\": 9, \"Height\": 9, \"URL\": \"https://example.org/o.jpg\"}]}}",
        "{\"MsgType\": \"TIMImageElem\", \"MsgContent\": {\"ImageInfoArray\": [{\"Type\": 1, \"URL\": \"no address\"}]}}",
        "{\"MsgType\": \"TIMSoundElem\", \"MsgContent\": {\"Url\": \"https://example.org/a.m4a\", \"UUID\": \"u\", \"Size\": 62351, \"Second\": 1, \"Download_Flag\": 2}}",
        "{\"MsgType\": \"TIMFileElem\", \"MsgContent\": {\"Url\": \"https://example.org/a.pdf\", \"UUID\": \"u\", \"FileSize\": 1773552, \"FileName\": \"a.pdf\", \"Download_Flag\": 2}}",
        "{\"MsgType\": \"TIMVideoFileElem\", \"MsgContent\": {\"VideoUrl\": \"https://example.org/a.mp4\", \"VideoSize\": 1194603, \"VideoSecond\": 5, \"VideoFormat\": \"mp4\"}}",
        "{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \" kept as written \\n\", \"Other\": null}}",
        "{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {}}",
        "{\"MsgType\": \"OfTomorrow\", \"MsgContent\": {\"A\": [1, true, null, {\"b\": 0.5}]}}",
        TWEET
      })
  void elementsComeBackExactly(String element) {
    send("[%s]".formatted(element)).hasField("ErrorCode", "0");
    var several =
        "[{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"First\"}}, %s]"
            .formatted(element);
    send(several).hasField("ErrorCode", "0");

    var list = read("").json().get("RspMsgList");
    assertThat(list.get(1).get("MsgBody").toString()).isEqualTo("[" + compact(element) + "]");
    assertThat(list.get(0).get("MsgBody").toString()).endsWith("," + compact(element) + "]");
  }

  private static String compact(String json) {
    try {
      return dev.herald.http.json.Json.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .toString();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void postOfTheVendorsConsoleHasItsTextImageAndLinks() {
    send("[%s]".formatted(TWEET)).hasField("ErrorCode", "0");

    reader
        .get("/api/v1/posts/post-1")
        .hasField("type", "\"IMAGE_AND_TEXT\"")
        .hasField("text", "\"Read the plan today\"")
        .hasField("images", "[{\"url\": \"https://example.org/a.png\"}]")
        .hasField("links", "[{\"label\": \"the plan\", \"url\": \"https://example.org/p\"}]");
    reader.get("/api/v1/posts?query=plan").lists("post-1");
  }

  @Test
  void postOfTextAndImagesAndLinksIsOneOfTheVendorsWithFurtherImages() {
    editor
        .post(
            "/api/v1/channels/news/posts",
            """
            {"text": "Look", "images": [{"url": "https://example.org/a.png"},
               {"url": "https://example.org/b.png"}],
             "links": [{"label": "Plan", "url": "https://example.org/p"}]}""")
        .hasStatus(201);

    var body = read("").json().at("/RspMsgList/0/MsgBody");
    assertThat(body.findValuesAsText("MsgType")).containsExactly("TIMCustomElem", "TIMImageElem");
    assertThat(body.at("/0/MsgContent/Data").textValue())
        .isEqualTo(
            "{\"businessID\":\"official_account_tweet\",\"version\":1,\"title\":\"\","
                + "\"content\":\"Look\\n[Plan](https://example.org/p)\",\"link\":\"\","
                + "\"imageInfo\":{\"url\":\"https://example.org/a.png\",\"width\":0,\"height\":0}}");
    assertThat(body.at("/1/MsgContent/ImageInfoArray/0/URL").textValue())
        .isEqualTo("https://example.org/b.png");
  }

  @Test
  void imagesThatHeraldKeepsAreDescribed() {
    var image = givenImage(dev.herald.application.testkit.Samples.png());
    editor
        .post(
            "/api/v1/channels/news/posts", "{\"images\": [{\"imageId\": \"%s\"}]}".formatted(image))
        .hasStatus(201);

    var content = read("").json().at("/RspMsgList/0/MsgBody/0/MsgContent");
    assertThat(content.get("UUID").textValue()).isEqualTo(image);
    assertThat(content.get("ImageFormat").intValue()).isEqualTo(3);
    assertThat(content.at("/ImageInfoArray/0/URL").textValue())
        .isEqualTo("https://h.example.org/images/" + image);
    assertThat(content.at("/ImageInfoArray/0/Size").intValue()).isPositive();
  }

  @Test
  void customDataOfAPostIsACustomElement() {
    editor.post("/api/v1/channels/news/posts", "{\"customData\": \"[1]\"}").hasStatus(201);

    assertThat(read("").json().at("/RspMsgList/0/MsgBody/0/MsgContent/Data").textValue())
        .isEqualTo("[1]");
  }

  @Test
  void cloudCustomDataIsKeptWithTheMessage() {
    call(
            "send_official_account_msg",
            """
            {"Official_Account": "@TOA#_news", "Random": 1, "CloudCustomData": "{\\"src\\":1}",
             "OfflinePushInfo": {"PushFlag": 1}, "ForbidCallbackControl": ["ForbidAfterSendMsgCallback"],
             "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}]}""")
        .hasField("ErrorCode", "0");

    var message = read("").json().at("/RspMsgList/0");
    assertThat(message.get("CloudCustomData").textValue()).isEqualTo("{\"src\":1}");
    assertThat(message.at("/MsgBody/0/MsgContent/Text").textValue()).isEqualTo("Hi");
    reader
        .get("/api/v1/posts/post-1")
        .hasField("text", "\"Hi\"")
        .hasField("silent", "true"); // by its PushFlag
  }

  @Test
  void sameContentWithTheSameNumberIsSentOnceInFiveMinutes() {
    sendText("Hi").hasField("MsgKey", "\"1_1_1714564800\"");
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    sendText("Hi").hasField("MsgKey", "\"1_1_1714564800\"").hasField("MsgTime", "1714564800");
    sendText("Ho").hasField("MsgKey", "\"2_1_1714565100\"");
    send("[{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"Hi\"}}]", 2)
        .hasField("MsgKey", "\"3_1_1714565100\"");

    clock.advance(Duration.ofMillis(1));
    sendText("Hi").hasField("MsgKey", "\"4_1_1714565100\"");
  }

  @Test
  void controlOfCallbacksIsNoPartOfTheMessage() {
    var text = "[{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"Hi\"}}]";
    var control = ", \"ForbidCallbackControl\": [\"ForbidAfterSendMsgCallback\", \"Other\"]";

    send(text + control).hasField("MsgKey", "\"1_1_1714564800\"");
    send(text).hasField("MsgKey", "\"1_1_1714564800\"");
    read("")
        .hasField(
            "RspMsgList",
            """
            [{"From_Account": "@TOA#_news", "IsPlaceMsg": 0, "MsgSeq": 1,
              "MsgKey": "1_1_1714564800", "MsgTimeStamp": 1714564800, "MsgBody": [
                {"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}]}]""");
    assertThat(reader.get("/api/v1/posts/post-1").json().get("customData").textValue())
        .isEqualTo(
            "{\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"Hi\"}}],"
                + "\"ForbidCallbackControl\":[\"ForbidAfterSendMsgCallback\"]}");
  }

  @Test
  void policyOfTheVendorLimitsHowOftenAChannelSends() {
    var limited = Services.over(ports.outbound(), PublishingPolicy.TENCENT);
    serve(
        limited,
        new HttpSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            uploads,
            new LegacySettings(APP, Optional.of(KEY), Set.of("administrator")),
            false));

    sendText("One").hasField("ErrorCode", "0");
    fails(sendText("Two"), 10023);
    sendText("One").hasField("MsgKey", "\"1_1_1714564800\"");
    clock.advance(Duration.ofSeconds(1));
    sendText("Two").hasField("ErrorCode", "0");
    clock.advance(Duration.ofSeconds(1));
    fails(sendText("Three"), 10006);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Random\": 1 | 10004",
        "\"Random\": 1, \"MsgBody\": null | 10004",
        "\"MsgBody\": [{\"MsgType\": \"TIMTextElem\", \"MsgContent\": {\"Text\": \"a\"}}] | 10004",
        "\"Random\": -1, \"MsgBody\": [{\"MsgType\": \"x\", \"MsgContent\": {}}] | 10004",
        "\"Random\": 4294967296, \"MsgBody\": [{\"MsgType\": \"x\", \"MsgContent\": {}}] | 10004",
        "\"Random\": 1, \"MsgBody\": {} | 90007",
        "\"Random\": 1, \"MsgBody\": \"x\" | 90007",
        "\"Random\": 1, \"MsgBody\": [] | 90002",
        "\"Random\": 1, \"MsgBody\": [1] | 90010",
        "\"Random\": 1, \"MsgBody\": [{}] | 90010",
        "\"Random\": 1, \"MsgBody\": [{\"MsgType\": 1, \"MsgContent\": {}}] | 90010",
        "\"Random\": 1, \"MsgBody\": [{\"MsgType\": \"x\", \"MsgContent\": \"\"}] | 90010",
        "\"Random\": 1, \"MsgBody\": [{\"MsgType\": \"TIMCustomElem\", \"MsgContent\": {}}, {\"MsgType\": \"TIMCustomElem\", \"MsgContent\": {}}] | 90002",
        "\"Random\": 1, \"OnlineOnlyFlag\": 1, \"SendMsgControl\": [\"NoLastMsg\"], \"MsgBody\": [{\"MsgType\": \"x\", \"MsgContent\": {}}] | 10004"
      })
  void malformedMessagesAreNotSent(String fields, int code) {
    fails(
        call(
            "send_official_account_msg",
            "{\"Official_Account\": \"@TOA#_news\", %s}".formatted(fields)),
        code);
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  @Test
  void messageMayHaveTwelveKilobytesAndNoByteMore() {
    var frame = "[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{\"Data\":\"%s\"}}]";
    var room = 12 * 1024 - frame.length() + 2;

    send(frame.formatted("x".repeat(room))).hasField("ErrorCode", "0");
    fails(send(frame.formatted("x".repeat(room + 1))), 80002);

    var emoji = "🎉".repeat(room / 4);
    send(frame.formatted(emoji + "x".repeat(room % 4))).hasField("ErrorCode", "0");
    fails(send(frame.formatted(emoji + "x".repeat(room % 4 + 1))), 80002);
    assertThat(read("").json().get("RspMsgList")).hasSize(2);
  }

  @Test
  void messageForThoseOnlineIsNotKept() {
    call(
            "send_official_account_msg",
            """
            {"Official_Account": "@TOA#_news", "Random": 1, "OnlineOnlyFlag": 1,
             "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}]}""")
        .hasField("MsgKey", "\"0_1_1714564800\"");

    read("").hasField("RspMsgList", "[]").hasField("LastMsgKey", "\"\"");
  }

  @Test
  void recalledMessageIsReadOnlyIfItIsAskedFor() {
    sendText("One").hasField("ErrorCode", "0");
    sendText("Two").hasField("ErrorCode", "0");

    recall("\"1_1_1714564800\", \"9_1_1714564800\", \"2_1_1\", \"none\"", "typo")
        .hasField(
            "RecallRetList",
            """
            [{"MsgKey": "1_1_1714564800", "RetCode": 0},
             {"MsgKey": "9_1_1714564800", "RetCode": 10030},
             {"MsgKey": "2_1_1", "RetCode": 10030},
             {"MsgKey": "none", "RetCode": 90054}]""");
    recall("\"1_1_1714564800\"", "again")
        .hasField("RecallRetList", "[{\"MsgKey\": \"1_1_1714564800\", \"RetCode\": 0}]");
    reader.get("/api/v1/posts/post-1").hasField("recallReason", "\"typo\"");

    assertThat(read("").json().get("RspMsgList").findValuesAsText("MsgSeq")).containsExactly("2");
    var all = read("\"WithRecalledMsg\": 1").json().get("RspMsgList");
    assertThat(all.findValuesAsText("IsPlaceMsg")).containsExactly("0", "2");
    assertThat(all.get(1).get("MsgBody")).isEmpty();
  }

  @Test
  void recallHasItsLimits() {
    var ten = "\"1_1_1\",".repeat(9) + "\"1_1_1\"";

    recall(ten, "x".repeat(100)).hasField("ErrorCode", "0");
    fails(recall(ten + ", \"1_1_1\"", ""), 10004);
    fails(recall("", ""), 10004);
    fails(recall("\"1_1_1\"", "x".repeat(101)), 10004);
    fails(
        call(
            "official_account_msg_recall",
            "{\"Official_Account\": \"@TOA#_none\", \"MsgKeyList\": [\"1_1_1\"]}"),
        10010);
  }

  @Test
  void historyIsReadBackwardsTwentyAtATime() {
    for (var i = 1; i <= 25; i++) givenPost("news", "Post " + i);

    var first = read("\"ReqMsgNumber\": 21").hasField("IsFinished", "0").json();
    assertThat(first.get("RspMsgList")).hasSize(20);
    assertThat(first.at("/RspMsgList/0/MsgSeq").intValue()).isEqualTo(25);
    var last = first.get("LastMsgKey").textValue();
    assertThat(last).isEqualTo("6_1_1714564800");

    var second =
        read("\"ReqMsgNumber\": 20, \"LastMsgKey\": \"%s\"".formatted(last))
            .hasField("IsFinished", "1")
            .json();
    assertThat(second.get("RspMsgList").findValuesAsText("MsgSeq"))
        .containsExactly("5", "4", "3", "2", "1");
    fails(read("\"LastMsgKey\": \"none\""), 90054);
    fails(read("\"ReqMsgNumber\": 0"), 10004);
    fails(call("official_account_msg_get_simple", "{\"Official_Account\": \"@TOA#_none\"}"), 10010);
  }

  private Answer send(String body) {
    return send(body, 1);
  }

  private Answer send(String body, int random) {
    return call(
        "send_official_account_msg",
        "{\"Official_Account\": \"@TOA#_news\", \"Random\": %s, \"MsgBody\": %s}"
            .formatted(random, body));
  }

  private Answer recall(String keys, String reason) {
    return call(
        "official_account_msg_recall",
        "{\"Official_Account\": \"@TOA#_news\", \"MsgKeyList\": [%s], \"Reason\": \"%s\"}"
            .formatted(keys, reason));
  }

  private Answer read(String fields) {
    return call(
        "official_account_msg_get_simple",
        "{\"Official_Account\": \"@TOA#_news\"%s}"
            .formatted(fields.isEmpty() ? "" : ", " + fields));
  }
}

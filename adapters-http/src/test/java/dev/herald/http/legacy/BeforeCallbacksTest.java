package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the receiver is asked before something is done, and what its answers lead to. */
class BeforeCallbacksTest extends CallbackTest {

  private static final String REFUSED =
      "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"Not today.\", \"ErrorCode\": %s}";

  @Override
  Set<String> commands() {
    return Set.of(
        "OfficialAccount.CallbackBeforeCreateOfficialAccount",
        "OfficialAccount.CallbackBeforeAddSubscriber",
        "OfficialAccount.CallbackBeforeSendMsg");
  }

  @Nested
  class BeforeCreateOfficialAccount {

    @Test
    void isAskedOnce() {
      create().is(200, made());

      var asked = receiver.only();
      assertThat(asked.method()).isEqualTo("POST");
      assertThat(asked.target())
          .isEqualTo(
              "/hook?SdkAppid=1400000001"
                  + "&CallbackCommand=OfficialAccount.CallbackBeforeCreateOfficialAccount"
                  + "&contenttype=json&ClientIP=127.0.0.1&OptPlatform=RESTAPI");
      assertThat(asked.headers().get("Content-type")).containsExactly("application/json");
      says(
          asked,
          """
          {"CallbackCommand": "OfficialAccount.CallbackBeforeCreateOfficialAccount",
           "Operator_Account": "administrator", "Owner_Account": "alice", "Name": "City News",
           "EventTime": 1714564800123}""");
    }

    @ParameterizedTest
    @CsvSource({"1, 20006", "120001, 120001", "130000, 130000"})
    void mayRefuse(int answered, int code) {
      receiver.answers(200, REFUSED.formatted(answered));

      create()
          .is(
              200,
              """
              {"ActionStatus": "FAIL", "ErrorInfo": "Not today.", "ErrorCode": %s}"""
                  .formatted(code));
      reader.get("/api/v1/channels/news").hasStatus(404);
    }

    @Test
    void mayRefuseWithoutWords() {
      receiver.answers(200, "{\"ActionStatus\": \"FAIL\", \"ErrorInfo\": \"\", \"ErrorCode\": 1}");

      create().hasField("ErrorInfo", "\"The operator's webhook refused it (20006).\"");
    }

    @Test
    void isAskedByTheOtherApiToo() {
      receiver.answers(200, REFUSED.formatted(1));

      admin.post("/api/v1/channels", CHANNEL).hasField("code", "\"refused_by_webhook\"");
      assertThat(receiver.only().json().get("Name").textValue()).isEqualTo("News");
    }

    private Answer create() {
      return call(
          "create_official_account",
          """
          {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice",
           "Name": "City News"}""");
    }

    private String made() {
      return """
      {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0,
       "OfficialAccountUserID": "@TOA#_news"}""";
    }
  }

  @Nested
  class BeforeAddSubscriber {

    @BeforeEach
    void givenAChannel() {
      givenNews();
      receiver.forget();
    }

    @Test
    void isAskedOnceForAll() {
      add("bob", "carol").hasField("SubscriberList", results("bob", 1, "carol", 1));

      says(
          receiver.only(),
          """
          {"CallbackCommand": "OfficialAccount.CallbackBeforeAddSubscriber",
           "Official_Account": "@TOA#_news", "Operator_Account": "administrator",
           "SubscribeAccountList": [{"Subscriber_Account": "bob"}, {"Subscriber_Account": "carol"}],
           "EventTime": 1714564800123}""");
    }

    @Test
    void isNotAskedAboutNamesThatNobodyHas() {
      add("", "bob").hasField("SubscriberList", results("", 0, "bob", 1));
      assertThat(
              receiver
                  .only()
                  .json()
                  .at("/SubscribeAccountList")
                  .findValuesAsText("Subscriber_Account"))
          .containsExactly("bob");

      receiver.forget();
      add("").hasField("SubscriberList", "[{\"Subscriber_Account\": \"\", \"Result\": 0}]");
      assertThat(receiver.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RefusedSubscribers_Account", "RefusedMembers_Account"})
    void mayRefuseSome(String field) {
      receiver.answers(
          200,
          """
          {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "%s": ["carol", "nobody"]}"""
              .formatted(field));

      add("bob", "carol").hasField("SubscriberList", results("bob", 1, "carol", 0));
      reader.get("/api/v1/channels/news").hasField("subscriberCount", "1");
      editor
          .put("/api/v1/channels/news/subscribers/carol", "{}")
          .hasField("code", "\"refused_by_webhook\"");
    }

    @ParameterizedTest
    @CsvSource({"1, 20006", "120001, 120001", "130000, 130000"})
    void mayRefuseAll(int answered, int code) {
      receiver.answers(200, REFUSED.formatted(answered));

      add("bob", "carol").is(200, REFUSED.formatted(code));
      reader.get("/api/v1/channels/news").hasField("subscriberCount", "0");
    }

    private Answer add(String first, String... more) {
      var list = new StringBuilder("{\"Subscriber_Account\": \"" + first + "\"}");
      for (var each : more) list.append(", {\"Subscriber_Account\": \"" + each + "\"}");
      return call(
          "add_subscriber",
          "{\"Official_Account\": \"@TOA#_news\", \"SubscriberList\": [%s]}".formatted(list));
    }

    private String results(String first, int firstResult, String second, int secondResult) {
      return """
      [{"Subscriber_Account": "%s", "Result": %s}, {"Subscriber_Account": "%s", "Result": %s}]"""
          .formatted(first, firstResult, second, secondResult);
    }
  }

  @Nested
  class BeforeSendMsg {

    @BeforeEach
    void givenAChannel() {
      givenNews();
      receiver.forget();
    }

    @Test
    void isAsked() {
      send("\"CloudCustomData\": \"mine\"").hasField("MsgKey", "\"1_1_1714564800\"");

      says(
          receiver.only(),
          """
          {"CallbackCommand": "OfficialAccount.CallbackBeforeSendMsg",
           "Official_Account": "@TOA#_news", "OnlineOnlyFlag": 0,
           "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}],
           "CloudCustomData": "mine", "EventTime": 1714564800123}""");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"MsgType\":\"TIMLocationElem\",\"MsgContent\":{\"Desc\":\"Here\",\"Latitude\":29.340656774469956,\"Longitude\":1.0E-7}}",
          "{\"MsgType\":\"TIMCustomElem\",\"MsgContent\":{\"Data\":\"{\\\"businessID\\\":\\\"official_account_tweet\\\",\\\"content\\\":\\\"Read [it](https://example.org)\\\"}\"}}",
          "{\"MsgType\":\"OfTomorrow\",\"MsgContent\":{\"A\":[12345678901234567890,true,null,{\"b\":\"ä\\u0001\"}]}}"
        })
    void isAskedAboutElementsExactlyAsTheyCame(String element) {
      call(
              "send_official_account_msg",
              "{\"Official_Account\": \"@TOA#_news\", \"Random\": 1, \"MsgBody\": [%s]}"
                  .formatted(element))
          .hasField("ErrorCode", "0");

      assertThat(receiver.only().body()).contains("\"MsgBody\":[" + element + "]");
    }

    @ParameterizedTest
    @CsvSource({"1, 10016", "120001, 120001", "130000, 130000"})
    void mayRefuse(int answered, int code) {
      receiver.answers(200, REFUSED.formatted(answered));

      send("\"CloudCustomData\": \"\"").is(200, REFUSED.formatted(code));
      assertThat(history()).isEmpty();
    }

    @Test
    void mayDrop() {
      receiver.answers(200, REFUSED.formatted(2));

      sendText("Hi")
          .is(
              200,
              """
              {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "MsgTime": 1714564800,
               "MsgKey": "0_1_1714564800"}""");
      assertThat(history()).isEmpty();
    }

    @Test
    void mayReplaceTheMessage() {
      receiver.answers(
          200,
          """
          {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0,
           "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "H*"}}],
           "CloudCustomData": "theirs"}""");

      send("\"CloudCustomData\": \"mine\"").hasField("ErrorCode", "0");
      assertThat(history())
          .isEqualTo("[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"H*\"}}] theirs");
      reader.get("/api/v1/posts/post-1").hasField("text", "\"H*\"");
    }

    @Test
    void mayReplaceOneHalf() {
      receiver.answers(
          200,
          """
          {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "CloudCustomData": "theirs"}""");

      send("\"CloudCustomData\": \"mine\"").hasField("ErrorCode", "0");
      assertThat(history())
          .isEqualTo("[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"Hi\"}}] theirs");
    }

    @Test
    void isNotAskedIfItIsForbidden() {
      send("\"ForbidCallbackControl\": [\"ForbidBeforeSendMsgCallback\", \"Other\"]")
          .hasField("ErrorCode", "0");
      assertThat(receiver.received()).isEmpty();

      send("\"Random\": 2, \"ForbidCallbackControl\": [\"ForbidAfterSendMsgCallback\"]")
          .hasField("ErrorCode", "0");
      assertThat(receiver.only().json().has("ForbidCallbackControl")).isFalse();
    }

    @Test
    void isNotAskedAboutWhatIsNotSent() {
      send("\"OnlineOnlyFlag\": 1").hasField("MsgKey", "\"0_1_1714564800\"");
      assertThat(receiver.received()).isEmpty();
    }

    @Test
    void isNotAskedAboutADuplicate() {
      sendText("Hi").hasField("MsgKey", "\"1_1_1714564800\"");
      sendText("Hi").hasField("MsgKey", "\"1_1_1714564800\"");
      assertThat(receiver.received()).hasSize(1);
    }

    private Answer send(String field) {
      return call(
          "send_official_account_msg",
          """
          {"Official_Account": "@TOA#_news", %s%s, "MsgBody": [
            {"MsgType": "TIMTextElem", "MsgContent": {"Text": "Hi"}}]}"""
              .formatted(field.contains("Random") ? "" : "\"Random\": 1, ", field));
    }
  }

  /** Posts of the other API are messages too. */
  @Nested
  class BeforeAPostIsPublished {

    private static final String POST =
        """
        {"text": "Look", "images": [{"url": "https://example.org/a.png", "alt": "A cat"},
           {"url": "https://example.org/b.png"}]}""";

    @BeforeEach
    void givenAChannel() {
      givenNews();
      receiver.forget();
    }

    @Test
    void itsMessageIsAskedAbout() {
      publish("{\"text\": \"Hi\"}").hasStatus(201);

      assertThat(receiver.only().json().get("MsgBody").toString())
          .isEqualTo("[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"Hi\"}}]");
    }

    @Test
    void itStaysAsItIsIfItsMessageDoes() {
      publish(POST).hasStatus(201);
      var message = receiver.only().json().get("MsgBody").toString();
      receiver.answers(
          200,
          "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0, \"MsgBody\": %s}"
              .formatted(message));

      var post = publish(POST).hasStatus(201).json();
      assertThat(post.at("/images/0/alt").textValue()).isEqualTo("A cat");
      assertThat(post.has("customData")).isFalse();
    }

    @Test
    void itSaysWhatItsMessageIsMadeToSay() {
      receiver.answers(
          200,
          """
          {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0,
           "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "L**k"}}]}""");

      publish(POST).hasStatus(201).hasField("type", "\"TEXT_ONLY\"").hasField("text", "\"L**k\"");
    }

    @Test
    void itIsRefusedWithTheReceiversWords() {
      receiver.answers(200, REFUSED.formatted(1));

      publish(POST).hasField("code", "\"refused_by_webhook\"").hasField("detail", "\"Not today.\"");
    }

    @Test
    void itIsAskedAboutWhatReadersWouldSee() {
      publish(
              """
              {"text": "Bad", "customData":
                 "[{\\"MsgType\\":\\"TIMTextElem\\",\\"MsgContent\\":{\\"Text\\":\\"Good\\"}}]"}""")
          .hasStatus(201);

      assertThat(receiver.only().json().at("/MsgBody/0/MsgContent/Text").textValue())
          .isEqualTo("Bad");
    }

    private Answer publish(String json) {
      return editor.post("/api/v1/channels/news/posts", json);
    }
  }

  /** The body of the one message that was sent, and what was kept with it. */
  private String history() {
    var list =
        call("official_account_msg_get_simple", "{\"Official_Account\": \"@TOA#_news\"}")
            .json()
            .get("RspMsgList");
    if (list.isEmpty()) return "";
    assertThat(list).hasSize(1);
    return list.at("/0/MsgBody") + " " + list.at("/0/CloudCustomData").asText();
  }
}

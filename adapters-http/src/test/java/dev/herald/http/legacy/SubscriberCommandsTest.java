package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscribers: add, list, change, remove. */
class SubscriberCommandsTest extends LegacyTest {

  @BeforeEach
  void givenAChannel() {
    givenNews();
  }

  @Test
  void addedSubscribersAreListed() {
    add("bob").hasField("ErrorCode", "0");

    call(
            "add_subscriber",
            """
            {"Official_Account": "@TOA#_news", "SubscriberList": [
              {"Subscriber_Account": "bob"}, {"Subscriber_Account": "carol"},
              {"Official_Account": "dave"}, {"Subscriber_Account": ""}]}""")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "SubscriberList": [
              {"Subscriber_Account": "bob", "Result": 2},
              {"Subscriber_Account": "carol", "Result": 1},
              {"Subscriber_Account": "dave", "Result": 1},
              {"Subscriber_Account": "", "Result": 0}]}""");
    call(
            "get_subscriber_info",
            "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 1, \"Next\": \"\"}")
        .hasField("SubscriberNum", "3")
        .hasField(
            "SubscriberList",
            """
            [{"Subscriber_Account": "bob", "SubscribeTime": 1714564800, "CustomString": "",
              "MsgFlag": "AcceptAndNotify", "LastSendMsgTime": 0}]""");
  }

  @Test
  void flagSaysHowMessagesAreDelivered() {
    for (var delivery : new String[] {"NOTIFY", "SILENT", "MUTED"}) {
      editor
          .put(
              "/api/v1/channels/news/subscribers/" + delivery,
              "{\"delivery\": \"%s\"}".formatted(delivery))
          .hasStatus(201);
    }

    var list =
        call("get_subscriber_info", "{\"Official_Account\": \"@TOA#_news\", \"Next\": \"\"}")
            .json();
    assertThat(list.get("SubscriberList").findValuesAsText("MsgFlag"))
        .containsExactly("AcceptAndNotify", "AcceptNotNotify", "Discard");
  }

  @Test
  void pagesHoldUpToTwoHundred() {
    for (var from = 0; from < 500; from += 100) {
      add(IntStream.range(from, from + 100).mapToObj(i -> "user-" + i).toArray(String[]::new))
          .hasField("ErrorCode", "0");
    }

    var seen = new ArrayList<String>();
    var next = "";
    do {
      var page =
          call(
                  "get_subscriber_info",
                  "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 200, \"Next\": \"%s\"}"
                      .formatted(next))
              .hasField("SubscriberNum", "500")
              .json();
      seen.addAll(page.get("SubscriberList").findValuesAsText("Subscriber_Account"));
      next = page.get("Next").textValue();
    } while (!next.isEmpty());

    assertThat(seen)
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> "user-" + i).toList());
  }

  @Test
  void numbersOfItemsHaveLimits() {
    var hundred = IntStream.range(0, 100).mapToObj(i -> "user-" + i).toList();
    add(hundred.toArray(String[]::new)).hasField("ErrorCode", "0");
    var more = new ArrayList<>(hundred);
    more.add("one-more");

    fails(add(more.toArray(String[]::new)), 6017);
    fails(add(), 6017);
    fails(
        call("get_subscriber_info", "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 201}"),
        6017);
    fails(
        call("get_subscriber_info", "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 0}"), 6017);
    fails(
        call("get_subscriber_info", "{\"Official_Account\": \"@TOA#_news\", \"Next\": \"none\"}"),
        6017);
    assertThat(reader.get("/api/v1/channels/news").json().get("subscriberCount").asInt())
        .isEqualTo(100);
  }

  @Test
  void fullChannelTakesThoseForWhomThereIsRoom() {
    call(
            "modify_official_account_base_info",
            "{\"Official_Account\": \"@TOA#_news\", \"MaxSubscriberNum\": 1}")
        .is(200, OK);

    add("bob", "carol", "bob")
        .hasField(
            "SubscriberList",
            """
            [{"Subscriber_Account": "bob", "Result": 1},
             {"Subscriber_Account": "carol", "Result": 0},
             {"Subscriber_Account": "bob", "Result": 2}]""");
  }

  @Test
  void removedSubscribersAreGone() {
    add("bob", "carol").hasField("ErrorCode", "0");

    call(
            "delete_subscriber",
            "{\"Official_Account\": \"@TOA#_news\", \"SubscriberToDel_Account\": [\"bob\", \"eve\"]}")
        .hasField(
            "SubscriberList",
            """
            [{"Subscriber_Account": "bob", "Result": 1},
             {"Subscriber_Account": "eve", "Result": 2}]""");
    call(
            "delete_subscriber",
            """
            {"Official_Account": "@TOA#_news", "SubscriberList": [{"Subscriber_Account": "carol"}]}""")
        .hasField("SubscriberList", "[{\"Subscriber_Account\": \"carol\", \"Result\": 1}]");
    reader.get("/api/v1/channels/news").hasField("subscriberCount", "0");
  }

  @Test
  void customStringIsTheSubscribersAlone() {
    add("bob").hasField("ErrorCode", "0");

    modify("bob", "vip").is(200, OK);
    reader
        .get("/api/v1/channels/news/subscribers")
        .hasField(
            "items",
            "[{\"account\": \"bob\", \"delivery\": \"NOTIFY\", \"customString\": \"vip\", \"subscribedAt\": \"2024-05-01T12:00:00.123Z\", \"lastReadSequence\": 0}]");
    fails(modify("carol", "vip"), 131003);
    modify("bob", "x".repeat(3000)).is(200, OK);
    fails(modify("bob", "x".repeat(3001)), 6017);
  }

  @Test
  void subscriptionsOfAnAccountArePagedByOffset() {
    for (var i = 1; i <= 3; i++) {
      givenChannel("channel-" + i);
      editor.put("/api/v1/channels/channel-" + i + "/subscribers/bob", "{}").hasStatus(201);
    }

    call(
            "get_subscribed_official_account_list",
            "{\"Subscriber_Account\": \"bob\", \"Limit\": 2, \"Offset\": 0, \"ResponseFilter\": {\"OfficialAccountBaseInfoFilter\": [\"Name\"], \"SelfInfoFilter\": [\"SubscribeTime\"]}}")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "TotalCount": 3,
             "CompleteFlag": 0, "Next": 2, "OfficialAccountInfoList": [
               {"Official_Account": "@TOA#_channel-1", "Name": "News",
                "SelfInfo": {"SubscribeTime": 1714564800}},
               {"Official_Account": "@TOA#_channel-2", "Name": "News",
                "SelfInfo": {"SubscribeTime": 1714564800}}]}""");
    var last =
        call(
            "get_subscribed_official_account_list",
            "{\"Subscriber_Account\": \"bob\", \"Limit\": 2, \"Offset\": 2}");
    last.hasField("CompleteFlag", "1").hasField("Next", "0").hasField("TotalCount", "3");
    assertThat(last.json().at("/OfficialAccountInfoList/0/SelfInfo/CustomString").textValue())
        .isEmpty();
    call("get_subscribed_official_account_list", "{\"Subscriber_Account\": \"nobody\"}")
        .hasField("TotalCount", "0")
        .hasField("CompleteFlag", "1");
  }

  private Answer add(String... accounts) {
    var list =
        Arrays.stream(accounts)
            .map("{\"Subscriber_Account\": \"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return call(
        "add_subscriber",
        "{\"Official_Account\": \"@TOA#_news\", \"SubscriberList\": [%s]}".formatted(list));
  }

  private Answer modify(String account, String custom) {
    return call(
        "modify_subscriber_info",
        "{\"Official_Account\": \"@TOA#_news\", \"Subscriber_Account\": \"%s\", \"CustomString\": \"%s\"}"
            .formatted(account, custom));
  }
}

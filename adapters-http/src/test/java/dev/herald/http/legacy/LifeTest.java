package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole life of a channel, as a program leads it. */
class LifeTest extends LegacyTest {

  private static final String NEWS = "\"Official_Account\": \"@TOA#_news\"";

  @Test
  void channelIsMadeUsedAndDestroyed() {
    var readers = IntStream.range(0, 100).mapToObj(i -> "reader-" + i).toList();
    callService(
            "im_open_login_svc/multiaccount_import",
            "{\"Accounts\": [%s]}".formatted(quoted(readers)))
        .hasField("FailAccounts", "[]");
    callService("im_open_login_svc/account_import", "{\"UserID\": \"alice\"}").is(200, OK);

    givenNews();
    call("modify_official_account_base_info", "{%s, \"Name\": \"Newer\"}".formatted(NEWS))
        .is(200, OK);
    var list =
        readers.stream()
            .map("{\"Subscriber_Account\": \"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    call("add_subscriber", "{%s, \"SubscriberList\": [%s]}".formatted(NEWS, list))
        .hasField("ErrorCode", "0");
    assertThat(subscribers()).isEqualTo(readers);

    sendText("One").hasField("ErrorCode", "0");
    sendText("Two").hasField("ErrorCode", "0");
    call(
            "official_account_msg_recall",
            "{%s, \"MsgKeyList\": [\"1_1_1714564800\"]}".formatted(NEWS))
        .hasField("ErrorCode", "0");
    assertThat(
            call("official_account_msg_get_simple", "{%s}".formatted(NEWS))
                .json()
                .findValuesAsText("Text"))
        .containsExactly("Two");

    call("get_subscribed_official_account_list", "{\"Subscriber_Account\": \"reader-7\"}")
        .hasField("TotalCount", "1");
    call("delete_subscriber", "{%s, \"SubscriberToDel_Account\": [\"reader-7\"]}".formatted(NEWS))
        .hasField("ErrorCode", "0");
    call("get_subscribed_official_account_list", "{\"Subscriber_Account\": \"reader-7\"}")
        .hasField("TotalCount", "0");

    call("destroy_official_account", "{%s}".formatted(NEWS)).is(200, OK);
    isGone();
  }

  private void isGone() {
    fails(call("destroy_official_account", "{%s}".formatted(NEWS)), 130004);
    fails(call("get_subscriber_info", "{%s, \"Next\": \"\"}".formatted(NEWS)), 130004);
    fails(
        call(
            "add_subscriber",
            "{%s, \"SubscriberList\": [{\"Subscriber_Account\": \"bob\"}]}".formatted(NEWS)),
        130004);
    fails(call("official_account_msg_get_simple", "{%s}".formatted(NEWS)), 10010);
    fails(sendText("Three"), 130004);
    call("get_subscribed_official_account_list", "{\"Subscriber_Account\": \"reader-1\"}")
        .hasField("TotalCount", "0")
        .hasField("OfficialAccountInfoList", "[]");
    reader.get("/api/v1/channels/news").hasStatus(404);
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  private ArrayList<String> subscribers() {
    var seen = new ArrayList<String>();
    var next = "";
    do {
      var page =
          call("get_subscriber_info", "{%s, \"Limit\": 30, \"Next\": \"%s\"}".formatted(NEWS, next))
              .json();
      seen.addAll(page.findValuesAsText("Subscriber_Account"));
      next = page.get("Next").textValue();
    } while (!next.isEmpty());
    return seen;
  }

  private static String quoted(java.util.List<String> texts) {
    return texts.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
  }
}

package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.http.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every command is tried with values of every other type. */
class WrongTypesTest extends LegacyTest {

  private static final List<String> VALUES =
      List.of("true", "1", "1.5", "\"x\"", "[]", "[1]", "[[]]", "{}", "{\"a\": {}}", "-1", "\"\"");

  /** What programs may be told: that it is bad, too large, or not there. */
  private static final Set<Integer> DOCUMENTED =
      Set.of(
          0, 6017, 10004, 10010, 10019, 40001, 40003, 40601, 70107, 70402, 80002, 90002, 90007,
          90010, 90054, 130004, 130007, 130008, 131003);

  static Stream<Arguments> commands() {
    return Stream.of(
        command(
            "official_account_open_http_svc/create_official_account",
            """
            {"OfficialAccountUserID": "@TOA#_made", "Owner_Account": "a", "Name": "N",
             "Introduction": "I", "FaceUrl": "https://example.org/a", "MaxSubscriberNum": 5,
             "Organization": "O", "CustomString": "C"}"""),
        command(
            "official_account_open_http_svc/destroy_official_account",
            "{\"Official_Account\": \"@TOA#_none\"}"),
        command(
            "official_account_open_http_svc/modify_official_account_base_info",
            """
            {"Official_Account": "@TOA#_none", "Name": "N", "Introduction": "I",
             "FaceUrl": "https://example.org/a", "MaxSubscriberNum": 5, "Organization": "O",
             "CustomString": "C"}"""),
        command(
            "official_account_open_http_svc/get_official_account_info",
            """
            {"OfficialAccountIdList": [{"Official_Account": "@TOA#_news"}],
             "ResponseFilter": {"OfficialAccountBaseInfoFilter": ["Name"]}}"""),
        command(
            "official_account_open_http_svc/get_subscriber_info",
            "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 1, \"Next\": \"\"}"),
        command(
            "official_account_open_http_svc/add_subscriber",
            """
            {"Official_Account": "@TOA#_none", "SubscriberList": [{"Subscriber_Account": "b"}]}"""),
        command(
            "official_account_open_http_svc/delete_subscriber",
            "{\"Official_Account\": \"@TOA#_news\", \"SubscriberToDel_Account\": [\"b\"]}"),
        command(
            "official_account_open_http_svc/modify_subscriber_info",
            """
            {"Official_Account": "@TOA#_news", "Subscriber_Account": "b", "CustomString": "C"}"""),
        command(
            "official_account_open_http_svc/get_subscribed_official_account_list",
            """
            {"Subscriber_Account": "b", "Limit": 1, "Offset": 0, "ResponseFilter": {
               "OfficialAccountBaseInfoFilter": ["Name"], "SelfInfoFilter": ["CustomString"]}}"""),
        command(
            "official_account_open_http_svc/send_official_account_msg",
            """
            {"Official_Account": "@TOA#_none", "Random": 1, "MsgBody": [
               {"MsgType": "TIMTextElem", "MsgContent": {"Text": "T"}}],
             "OfflinePushInfo": {"PushFlag": 0}, "ForbidCallbackControl": ["x"],
             "OnlineOnlyFlag": 0, "SendMsgControl": ["NoLastMsg"], "CloudCustomData": "C"}"""),
        command(
            "official_account_open_http_svc/official_account_msg_recall",
            """
            {"Official_Account": "@TOA#_news", "MsgKeyList": ["1_1_1"], "Reason": "R"}"""),
        command(
            "official_account_open_http_svc/official_account_msg_get_simple",
            """
            {"Official_Account": "@TOA#_news", "LastMsgKey": "1_1_1", "ReqMsgNumber": 1,
             "WithRecalledMsg": 1}"""),
        command("im_open_login_svc/account_check", "{\"CheckItem\": [{\"UserID\": \"a\"}]}"),
        command("im_open_login_svc/account_delete", "{\"DeleteItem\": [{\"UserID\": \"none\"}]}"),
        command(
            "im_open_login_svc/account_import",
            "{\"UserID\": \"a\", \"Nick\": \"N\", \"FaceUrl\": \"F\"}"),
        command(
            "im_open_login_svc/multiaccount_import",
            "{\"AccountList\": [{\"UserID\": \"a\", \"Nick\": \"N\", \"FaceUrl\": \"F\"}]}"),
        command(
            "profile/portrait_get",
            "{\"To_Account\": [\"a\"], \"TagList\": [\"Tag_Profile_IM_Nick\"]}"),
        command(
            "profile/portrait_set",
            """
            {"From_Account": "a", "ProfileItem": [
               {"Tag": "Tag_Profile_IM_Nick", "Value": "N"}]}"""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void answersWithACodeAndStoresNothing(String command, String valid) throws IOException {
    givenNews();
    var codes = new TreeSet<Integer>();
    var request = (ObjectNode) Json.tree(valid.getBytes(StandardCharsets.UTF_8));
    for (var changed : changes(request)) {
      var answer = callService(command, changed.toString()).json();
      codes.add(answer.get("ErrorCode").intValue());
      assertThat(answer.get("ErrorInfo").asText())
          .as(changed.toString())
          .doesNotContain("Exception", "fault");
    }

    assertThat(DOCUMENTED).containsAll(codes);
    assertThat(codes).as("something must be wrong").anyMatch(code -> code != 0);
    reader.get("/api/v1/posts").is(200, "{\"items\": []}");
  }

  /** The request with each of its fields, also inside others, replaced by each of the values. */
  private static List<JsonNode> changes(ObjectNode request) throws IOException {
    var changes = new ArrayList<JsonNode>();
    for (var names = request.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      var without = request.deepCopy();
      without.remove(name);
      changes.add(without);
      for (var value : VALUES) {
        changes.add(
            request.deepCopy().set(name, Json.tree(value.getBytes(StandardCharsets.UTF_8))));
      }
      for (var inside : inside(request.get(name))) {
        changes.add(request.deepCopy().set(name, inside));
      }
    }
    return changes;
  }

  private static List<JsonNode> inside(JsonNode node) throws IOException {
    if (node instanceof ObjectNode object) return changes(object);
    var changed = new ArrayList<JsonNode>();
    if (node.isArray() && node.get(0) instanceof ObjectNode object) {
      for (var item : changes(object)) {
        changed.add(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(item));
      }
    }
    return changed;
  }

  private static Arguments command(String path, String valid) {
    return Arguments.of(path, valid);
  }
}

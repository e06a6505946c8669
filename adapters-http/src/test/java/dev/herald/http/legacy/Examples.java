package dev.herald.http.legacy;

import java.util.List;
import java.util.Set;

/** A request for each command, in which everything stands that can, and what may be answered. */
final class Examples {

  /** What programs may be told: that it is bad, too large, or not there. */
  static final Set<Integer> CODES =
      Set.of(
          0, 6017, 10004, 10010, 10019, 40001, 40003, 40601, 70107, 70402, 80002, 90002, 90007,
          90010, 90054, 130004, 130007, 130008, 131003);

  static final List<Example> ALL =
      List.of(
          example(
              "official_account_open_http_svc/create_official_account",
              """
            {"OfficialAccountUserID": "@TOA#_made", "Owner_Account": "a", "Name": "N",
             "Introduction": "I", "FaceUrl": "https://example.org/a", "MaxSubscriberNum": 5,
             "Organization": "O", "CustomString": "C"}"""),
          example(
              "official_account_open_http_svc/destroy_official_account",
              "{\"Official_Account\": \"@TOA#_none\"}"),
          example(
              "official_account_open_http_svc/modify_official_account_base_info",
              """
            {"Official_Account": "@TOA#_none", "Name": "N", "Introduction": "I",
             "FaceUrl": "https://example.org/a", "MaxSubscriberNum": 5, "Organization": "O",
             "CustomString": "C"}"""),
          example(
              "official_account_open_http_svc/get_official_account_info",
              """
            {"OfficialAccountIdList": [{"Official_Account": "@TOA#_news"}],
             "ResponseFilter": {"OfficialAccountBaseInfoFilter": ["Name"]}}"""),
          example(
              "official_account_open_http_svc/get_subscriber_info",
              "{\"Official_Account\": \"@TOA#_news\", \"Limit\": 1, \"Next\": \"\"}"),
          example(
              "official_account_open_http_svc/add_subscriber",
              """
            {"Official_Account": "@TOA#_none", "SubscriberList": [{"Subscriber_Account": "b"}]}"""),
          example(
              "official_account_open_http_svc/delete_subscriber",
              "{\"Official_Account\": \"@TOA#_news\", \"SubscriberToDel_Account\": [\"b\"]}"),
          example(
              "official_account_open_http_svc/modify_subscriber_info",
              """
            {"Official_Account": "@TOA#_news", "Subscriber_Account": "b", "CustomString": "C"}"""),
          example(
              "official_account_open_http_svc/get_subscribed_official_account_list",
              """
            {"Subscriber_Account": "b", "Limit": 1, "Offset": 0, "ResponseFilter": {
               "OfficialAccountBaseInfoFilter": ["Name"], "SelfInfoFilter": ["CustomString"]}}"""),
          example(
              "official_account_open_http_svc/send_official_account_msg",
              """
            {"Official_Account": "@TOA#_none", "Random": 1, "MsgBody": [
               {"MsgType": "TIMTextElem", "MsgContent": {"Text": "T"}}],
             "OfflinePushInfo": {"PushFlag": 0}, "ForbidCallbackControl": ["x"],
             "OnlineOnlyFlag": 0, "SendMsgControl": ["NoLastMsg"], "CloudCustomData": "C"}"""),
          example(
              "official_account_open_http_svc/official_account_msg_recall",
              """
            {"Official_Account": "@TOA#_news", "MsgKeyList": ["1_1_1"], "Reason": "R"}"""),
          example(
              "official_account_open_http_svc/official_account_msg_get_simple",
              """
            {"Official_Account": "@TOA#_news", "LastMsgKey": "1_1_1", "ReqMsgNumber": 1,
             "WithRecalledMsg": 1}"""),
          example("im_open_login_svc/account_check", "{\"CheckItem\": [{\"UserID\": \"a\"}]}"),
          example("im_open_login_svc/account_delete", "{\"DeleteItem\": [{\"UserID\": \"none\"}]}"),
          example(
              "im_open_login_svc/account_import",
              "{\"UserID\": \"a\", \"Nick\": \"N\", \"FaceUrl\": \"F\"}"),
          example(
              "im_open_login_svc/multiaccount_import",
              "{\"AccountList\": [{\"UserID\": \"a\", \"Nick\": \"N\", \"FaceUrl\": \"F\"}]}"),
          example(
              "profile/portrait_get",
              "{\"To_Account\": [\"a\"], \"TagList\": [\"Tag_Profile_IM_Nick\"]}"),
          example(
              "profile/portrait_set",
              """
            {"From_Account": "a", "ProfileItem": [
               {"Tag": "Tag_Profile_IM_Nick", "Value": "N"}]}"""));

  private Examples() {}

  private static Example example(String command, String json) {
    return new Example(command, json);
  }

  /**
   * A request.
   *
   * @param command with its service, as it stands in the address
   */
  record Example(String command, String json) {

    @Override
    public String toString() {
      return command;
    }
  }
}

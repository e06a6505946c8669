package dev.herald.http.legacy;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.domain.id.AccountId;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.UseCasesWith;
import org.junit.jupiter.api.Test;

/** A command of many parts answers how it went with each, whatever goes wrong with one. */
class PartialFailureTest extends LegacyTest {

  private boolean isFull;

  /** A server whose disk is full whenever it is about the account "bob", or recalls anything. */
  @Override
  UseCases useCases() {
    DeleteAccount delete =
        (actor, account) -> {
          failFor(account.value());
          return herald.deleteAccount().delete(actor, account);
        };
    UnsubscribeFromChannel unsubscribe =
        (actor, channel, account) -> {
          failFor(account.value());
          return herald.unsubscribeFromChannel().unsubscribe(actor, channel, account);
        };
    ReadAccounts read =
        (actor, account) -> {
          failFor(account.value());
          return herald.readAccounts().find(actor, account);
        };
    RecallPost recall =
        (actor, command) -> {
          failFor("bob");
          return herald.recallPost().recall(actor, command);
        };
    var useCases = UseCasesWith.of(herald, DeleteAccount.class, delete);
    useCases = UseCasesWith.of(useCases, UnsubscribeFromChannel.class, unsubscribe);
    useCases = UseCasesWith.of(useCases, ReadAccounts.class, read);
    return UseCasesWith.of(useCases, RecallPost.class, recall);
  }

  private void failFor(String account) {
    if (isFull && account.equals("bob")) throw new StorageFull("disk full", new RuntimeException());
  }

  private void givenAccounts() {
    accounts("multiaccount_import", "{\"Accounts\": [\"ann\", \"bob\", \"cleo\"]}")
        .is(200, OK_LIST);
  }

  private static final String OK_LIST =
      "{\"ActionStatus\": \"OK\", \"ErrorInfo\": \"\", \"ErrorCode\": 0, \"FailAccounts\": []}";

  @Test
  void accountsBeforeAndAfterABadNameAreDeleted() {
    givenAccounts();

    accounts("account_delete", items("DeleteItem", "ann", "", "x".repeat(33), "cleo", "nobody"))
        .hasField("ErrorCode", "0")
        .hasField(
            "ResultItem",
            """
            [{"UserID": "ann", "ResultCode": 0, "ResultInfo": ""},
             {"UserID": "", "ResultCode": 70402, "ResultInfo": "account is required"},
             {"UserID": "%s", "ResultCode": 70402,
              "ResultInfo": "account must be at most 32 bytes in UTF-8, but has 33"},
             {"UserID": "cleo", "ResultCode": 0, "ResultInfo": ""},
             {"UserID": "nobody", "ResultCode": 70107,
              "ResultInfo": "there is no such account"}]"""
                .formatted("x".repeat(33)));
    assertThat(herald.readAccounts().find(ADMIN, id("ann"))).isEmpty();
    assertThat(herald.readAccounts().find(ADMIN, id("cleo"))).isEmpty();
  }

  @Test
  void accountsBeforeAndAfterAFaultAreDeleted() {
    givenAccounts();
    isFull = true;

    accounts("account_delete", items("DeleteItem", "ann", "bob", "cleo"))
        .hasField(
            "ResultItem",
            """
            [{"UserID": "ann", "ResultCode": 0, "ResultInfo": ""},
             {"UserID": "bob", "ResultCode": 70500, "ResultInfo": "disk full"},
             {"UserID": "cleo", "ResultCode": 0, "ResultInfo": ""}]""");
  }

  @Test
  void nothingIsDeletedIfTheListItselfIsMalformed() {
    givenAccounts();

    fails(accounts("account_delete", "{\"DeleteItem\": [{\"UserID\": \"ann\"}, {}]}"), 70402);
    assertThat(herald.readAccounts().find(ADMIN, id("ann"))).isPresent();
  }

  @Test
  void goodNamesAreCheckedBesideBadOnes() {
    givenAccounts();
    isFull = true;

    accounts("account_check", items("CheckItem", "ann", "", "bob"))
        .hasField(
            "ResultItem",
            """
            [{"UserID": "ann", "AccountStatus": "Imported", "ResultCode": 0, "ResultInfo": ""},
             {"UserID": "", "AccountStatus": "NotImported", "ResultCode": 70402,
              "ResultInfo": "account is required"},
             {"UserID": "bob", "AccountStatus": "NotImported", "ResultCode": 70500,
              "ResultInfo": "disk full"}]""");
  }

  @Test
  void profilesOfGoodNamesAreReadBesideBadOnes() {
    givenAccounts();

    callService(
            "profile/portrait_get",
            "{\"To_Account\": [\"\", \"ann\"], \"TagList\": [\"Tag_Profile_IM_Nick\"]}")
        .hasField("Fail_Account", "[\"\"]")
        .hasField(
            "UserProfileItem",
            """
            [{"To_Account": "", "ProfileItem": [], "ResultCode": 40001,
              "ResultInfo": "account is required"},
             {"To_Account": "ann", "ProfileItem": [{"Tag": "Tag_Profile_IM_Nick", "Value": ""}],
              "ResultCode": 0, "ResultInfo": ""}]""");
  }

  @Test
  void subscribersBeforeAndAfterAFaultAreRemoved() {
    givenNews();
    call(
            "add_subscriber",
            """
            {"Official_Account": "@TOA#_news", "SubscriberList": [{"Subscriber_Account": "ann"},
              {"Subscriber_Account": "bob"}, {"Subscriber_Account": "cleo"}]}""")
        .hasField("ErrorCode", "0");
    isFull = true;

    call(
            "delete_subscriber",
            """
            {"Official_Account": "@TOA#_news",
             "SubscriberToDel_Account": ["ann", "bob", "", "cleo", "nobody"]}""")
        .hasField(
            "SubscriberList",
            """
            [{"Subscriber_Account": "ann", "Result": 1},
             {"Subscriber_Account": "bob", "Result": 0},
             {"Subscriber_Account": "", "Result": 0},
             {"Subscriber_Account": "cleo", "Result": 1},
             {"Subscriber_Account": "nobody", "Result": 2}]""");
  }

  @Test
  void recallThatFailsIsToldOfInItsPlace() {
    givenNews();
    var key = sendText("Hello").json().get("MsgKey").textValue();
    isFull = true;

    call(
            "official_account_msg_recall",
            "{\"Official_Account\": \"@TOA#_news\", \"MsgKeyList\": [\"%s\", \"x\"]}"
                .formatted(key))
        .hasField(
            "RecallRetList",
            """
            [{"MsgKey": "%s", "RetCode": 10002}, {"MsgKey": "x", "RetCode": 90054}]"""
                .formatted(key));
  }

  private static AccountId id(String account) {
    return new AccountId(account);
  }

  private static String items(String list, String... accounts) {
    var items = new StringBuilder();
    for (var account : accounts) {
      items.append(items.isEmpty() ? "" : ", ").append("{\"UserID\": \"" + account + "\"}");
    }
    return "{\"" + list + "\": [" + items + "]}";
  }

  private Answer accounts(String command, String json) {
    return callService("im_open_login_svc/" + command, json);
  }
}

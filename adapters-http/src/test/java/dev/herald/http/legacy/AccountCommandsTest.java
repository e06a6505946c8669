package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and their profiles. */
class AccountCommandsTest extends LegacyTest {

  @Test
  void importedAccountsAreKnown() {
    accounts(
            "account_import",
            "{\"UserID\": \"alice\", \"Nick\": \"Alice\", \"FaceUrl\": \"https://example.org/a\"}")
        .is(200, OK);
    accounts("account_import", "{\"Identifier\": \"old\"}").is(200, OK);

    accounts(
            "account_check",
            """
            {"CheckItem": [{"UserID": "alice"}, {"UserID": "old"}, {"UserID": "nobody"}]}""")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "ResultItem": [
              {"UserID": "alice", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "Imported"},
              {"UserID": "old", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "Imported"},
              {"UserID": "nobody", "ResultCode": 0, "ResultInfo": "",
               "AccountStatus": "NotImported"}]}""");
  }

  @Test
  void manyAreImportedInBothForms() {
    accounts(
            "multiaccount_import",
            "{\"Accounts\": [\"a\", \"b\", \"%s\"]}".formatted("x".repeat(33)))
        .hasField("FailAccounts", "[\"%s\"]".formatted("x".repeat(33)));
    accounts(
            "multiaccount_import",
            "{\"AccountList\": [{\"UserID\": \"c\", \"Nick\": \"C\"}, {\"UserID\": \"\"}, {\"UserID\": \"d\", \"Nick\": \"%s\"}]}"
                .formatted("x".repeat(501)))
        .hasField("FailAccounts", "[\"\", \"d\"]");

    assertThat(check("a", "b", "c")).containsExactly("Imported", "Imported", "Imported");
    var many = "\"a\",".repeat(100) + "\"a\"";
    fails(accounts("multiaccount_import", "{\"Accounts\": [%s]}".formatted(many)), 70402);
  }

  @Test
  void importingAgainUpdatesWhatIsGiven() {
    accounts("account_import", "{\"UserID\": \"alice\", \"Nick\": \"Alice\", \"FaceUrl\": \"f\"}")
        .is(200, OK);
    accounts("account_import", "{\"UserID\": \"alice\", \"Nick\": \"Al\"}").is(200, OK);

    assertThat(values("alice")).containsExactly("Al", "f");
  }

  @Test
  void deletedAccountsAreForgottenWithTheirSubscriptions() {
    givenNews();
    editor.put("/api/v1/channels/news/subscribers/bob", "{}").hasStatus(201);

    accounts(
            "account_delete", "{\"DeleteItem\": [{\"UserID\": \"bob\"}, {\"UserID\": \"nobody\"}]}")
        .hasField(
            "ResultItem",
            """
            [{"UserID": "bob", "ResultCode": 0, "ResultInfo": ""},
             {"UserID": "nobody", "ResultCode": 70107, "ResultInfo": "there is no such account"}]""");
    assertThat(check("bob")).containsExactly("NotImported");
    reader.get("/api/v1/channels/news").hasField("subscriberCount", "0");
  }

  @Test
  void accountsAreImportedWhenTheyAreFirstUsed() {
    givenNews();
    editor.put("/api/v1/channels/news/subscribers/bob", "{}").hasStatus(201);

    assertThat(check("alice", "bob")).containsExactly("Imported", "Imported");
  }

  @Test
  void profileHasNickFaceAndWhateverElseIsSet() {
    accounts("account_import", "{\"UserID\": \"alice\"}").is(200, OK);

    callService(
            "profile/portrait_set",
            """
            {"From_Account": "alice", "ProfileItem": [
              {"Tag": "Tag_Profile_IM_Nick", "Value": "Alice"},
              {"Tag": "Tag_Profile_IM_Image", "Value": "https://example.org/a"},
              {"Tag": "Tag_Profile_IM_BirthDay", "Value": 20000131},
              {"Tag": "Tag_Profile_Custom_Test", "Value": "x"}]}""")
        .is(200, OK);
    callService(
            "profile/portrait_get",
            """
            {"To_Account": ["alice", "nobody"], "TagList": ["Tag_Profile_IM_Nick",
               "Tag_Profile_IM_BirthDay", "Tag_Profile_IM_Location"]}""")
        .is(
            200,
            """
            {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "ErrorDisplay": "",
             "UserProfileItem": [
               {"To_Account": "alice", "ProfileItem": [
                  {"Tag": "Tag_Profile_IM_Nick", "Value": "Alice"},
                  {"Tag": "Tag_Profile_IM_BirthDay", "Value": "20000131"}],
                "ResultCode": 0, "ResultInfo": ""},
               {"To_Account": "nobody", "ProfileItem": [],
                "ResultCode": 40003, "ResultInfo": "there is no such account"}],
             "Fail_Account": ["nobody"]}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Tag\": \"Other\", \"Value\": \"x\"}",
        "{\"Tag\": \"Tag_Profile_IM_Nick\", \"Value\": []}",
        "{\"Tag\": \"Tag_Profile_IM_Nick\"}",
        "{\"Value\": \"x\"}",
        "1"
      })
  void malformedProfilesAreNotSet(String item) {
    accounts("account_import", "{\"UserID\": \"alice\", \"Nick\": \"Alice\"}").is(200, OK);

    fails(setProfile("alice", item), 40001);
    assertThat(values("alice")).containsExactly("Alice", "");
  }

  @Test
  void valueHasItsLimitAndUnknownAccountsHaveNoProfile() {
    accounts("account_import", "{\"UserID\": \"alice\"}").is(200, OK);
    var nick = "{\"Tag\": \"Tag_Profile_IM_Nick\", \"Value\": \"%s\"}";

    setProfile("alice", nick.formatted("x".repeat(500))).is(200, OK);
    fails(setProfile("alice", nick.formatted("x".repeat(501))), 40601);
    fails(setProfile("nobody", nick.formatted("x")), 40003);
  }

  private Answer setProfile(String account, String item) {
    return callService(
        "profile/portrait_set",
        "{\"From_Account\": \"%s\", \"ProfileItem\": [%s]}".formatted(account, item));
  }

  private java.util.List<String> values(String account) {
    return callService(
            "profile/portrait_get",
            """
            {"To_Account": ["%s"], "TagList": ["Tag_Profile_IM_Nick", "Tag_Profile_IM_Image"]}"""
                .formatted(account))
        .json()
        .findValuesAsText("Value");
  }

  private java.util.List<String> check(String... ids) {
    var items =
        java.util.Arrays.stream(ids)
            .map("{\"UserID\": \"%s\"}"::formatted)
            .collect(java.util.stream.Collectors.joining(","));
    return accounts("account_check", "{\"CheckItem\": [%s]}".formatted(items))
        .json()
        .findValuesAsText("AccountStatus");
  }

  private Answer accounts(String command, String json) {
    return callService("im_open_login_svc/" + command, json);
  }
}

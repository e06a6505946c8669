package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs write whole numbers in more than one way. */
class NumbersTest extends LegacyTest {

  @ParameterizedTest
  @ValueSource(strings = {"100000", "100000.0", "1e5", "1E+5", "1000000e-1"})
  void wholeNumbersAreTakenHoweverTheyAreWritten(String number) {
    givenNews();

    call(
            "modify_official_account_base_info",
            "{\"Official_Account\": \"@TOA#_news\", \"MaxSubscriberNum\": %s}".formatted(number))
        .is(200, OK);
    reader.get("/api/v1/channels/news").hasField("subscriberLimit", "100000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e-1", "1e400", "1e19", "-1e400", "\"1\"", "true"})
  void otherNumbersAreNot(String number) {
    givenNews();

    fails(
        call(
            "modify_official_account_base_info",
            "{\"Official_Account\": \"@TOA#_news\", \"MaxSubscriberNum\": %s}".formatted(number)),
        6017);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20000131", "20000131.0", "2.0000131e7"})
  void valuesOfProfilesAreKeptAsWholeNumbers(String number) {
    callService("im_open_login_svc/account_import", "{\"UserID\": \"ann\"}").is(200, OK);
    callService(
            "profile/portrait_set",
            """
            {"From_Account": "ann", "ProfileItem": [
              {"Tag": "Tag_Profile_IM_BirthDay", "Value": %s}]}"""
                .formatted(number))
        .is(200, OK);

    var profile =
        callService(
            "profile/portrait_get",
            "{\"To_Account\": [\"ann\"], \"TagList\": [\"Tag_Profile_IM_BirthDay\"]}");
    assertThat(profile.json().findValuesAsText("Value")).containsExactly("20000131");
  }
}

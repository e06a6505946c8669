package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What callers learn when the receiver gives no answer and the operator chose to block. */
class BlockedCommandsTest extends CallbackTest {

  @Override
  Set<String> commands() {
    return Set.copyOf(CallbackSettings.COMMANDS);
  }

  @Override
  boolean blocks() {
    return true;
  }

  @Test
  void commandFailsWithACodeOfItsOwn() {
    receiver.answers(500, "");

    call(
            "create_official_account",
            """
            {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice", "Name": "News"}""")
        .is(
            200,
            """
            {"ActionStatus": "FAIL", "ErrorInfo": "The operator's callback gave no answer.",
             "ErrorCode": 80003}""");
    assertThat(receiver.received()).as("never asked again").hasSize(1);
    reader.get("/api/v1/channels/news").hasStatus(404);
  }

  @Test
  void otherApiRefusesToo() {
    receiver.answers(500, "");

    admin
        .post("/api/v1/channels", CHANNEL)
        .hasField("code", "\"refused_by_webhook\"")
        .hasField("detail", "\"The operator's callback gave no answer.\"");
  }
}

package dev.herald.http.legacy;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.http.testkit.UseCasesWith;
import org.junit.jupiter.api.Test;

/** A program of the compatible API reads each answer in the same way, whatever goes wrong. */
class LegacyErrorsTest extends LegacyTest {

  @Override
  UseCases useCases() {
    CreateChannel broken =
        (actor, command) -> {
          throw new StackOverflowError();
        };
    return UseCasesWith.of(herald, CreateChannel.class, broken);
  }

  @Test
  void errorIsAnsweredAsAFaultOfTheServer() {
    var answer =
        call(
            "create_official_account",
            """
            {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice", "Name": "News"}""");

    answer
        .hasField("ActionStatus", "\"FAIL\"")
        .hasField("ErrorInfo", "\"a fault in the server\"")
        .hasStatus(200);
  }
}

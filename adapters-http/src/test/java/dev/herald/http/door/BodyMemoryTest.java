package dev.herald.http.door;

import org.junit.jupiter.api.Test;

/** The bodies under way have only so much memory between them. */
class BodyMemoryTest extends DoorTest {

  @Test
  void whoFindsNoMemoryIsToldToComeAgain() {
    serve(withBodyMemory(1000));

    admin
        .post("/api/v1/channels", CHANNEL)
        .isProblem(503, "busy", "Try again", "Too much is being received at once.")
        .has("Retry-After", "1");
  }

  @Test
  void memoryIsGivenBackHoweverTheRequestEnds() {
    serve(withBodyMemory(64 * 1024));

    for (var i = 0; i < 50; i++) {
      admin.post("/api/v1/channels", "x".repeat(2000)).hasStatus(400);
      admin.post("/api/v1/channels", "{}").hasStatus(422);
      begin("POST /api/v1/channels", "Content-Length: 4000", "Connection: close")
          .text("x".repeat(2000))
          .end()
          .answer()
          .hasStatus(400);
    }

    admin.post("/api/v1/channels", CHANNEL).hasStatus(201);
  }
}

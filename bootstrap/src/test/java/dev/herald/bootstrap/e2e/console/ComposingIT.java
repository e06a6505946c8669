package dev.herald.bootstrap.e2e.console;

import dev.herald.bootstrap.e2e.Client;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens while somebody composes a post, it is out once in the end, where the sheet said,
 * and nothing is lost that was shown as saved. Each round has one step of composing, and one thing
 * that happens at it. {@code -Dherald.rounds=100} goes through all of them and more, {@code
 * -Dherald.seed} chooses other moments, and {@code -Dherald.round} begins with another one.
 */
class ComposingIT extends Journey {

  private static final int ROUNDS = Integer.getInteger("herald.rounds", 2);
  private static final long SEED = Long.getLong("herald.seed", 16);
  private static final int FROM = Integer.getInteger("herald.round", 0);
  private static final String UNDO_SECONDS = "2";

  @TempDir private Path data;
  private Server waiting;
  private Server usual;

  /** One thing that happens at one step. */
  private record Moment(Composing.Step step, Composing.Mishap mishap) {}

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS) // each wait in it has a limit
  void nothingIsLostAndNothingGoesOutTwiceOrElsewhere() throws Exception {
    usual = server;
    waiting = Server.startWith(Map.of("HERALD_UNDO", UNDO_SECONDS), data);
    goTo(waiting);
    for (var expected : List.of("net::ERR", "htmx:sendError", "responded with a status of 4")) {
      provoke(expected);
    }
    var moments = moments();
    var failures = new ArrayList<String>();
    for (var round = FROM; round < FROM + ROUNDS; round++) {
      play(round, moments.get(round % moments.size()), failures);
    }
    if (!failures.isEmpty()) throw new AssertionError(String.join("\n\n", failures));
  }

  private static List<Moment> moments() {
    var moments = new ArrayList<Moment>();
    for (var step : Composing.Step.values()) {
      for (var mishap : Composing.Mishap.values()) moments.add(new Moment(step, mishap));
    }
    Collections.shuffle(moments, new Random(SEED));
    return moments;
  }

  private void play(int round, Moment moment, List<String> failures) throws Exception {
    begin();
    page.close();
    var channels = List.of(createChannel("City News"), createChannel("City Trams"));
    createChannel("City Parks");
    var context = page.context();
    var composing = new Composing(this, context, channels, round, new Random(SEED * 1000 + round));
    try {
      composing.compose(moment.step(), moment.mishap());
    } catch (Exception | AssertionError failed) {
      failures.add(
          "Round %s of seed %s, %s while %s:\n%s\n%s"
              .formatted(round, SEED, moment.mishap(), moment.step(), composing.told(), failed));
      System.err.println(failures.get(failures.size() - 1));
      keepPictures("round" + round);
    } finally {
      context.close();
    }
  }

  private void goTo(Server other) {
    server = other;
    api = new Client(other.port());
  }

  @AfterEach
  void stop() {
    if (waiting == null) return;
    waiting.close();
    goTo(usual);
  }
}

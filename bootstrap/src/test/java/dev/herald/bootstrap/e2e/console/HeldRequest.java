package dev.herald.bootstrap.e2e.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A request of a browser that is under way until something has happened. */
final class HeldRequest {

  /** What becomes of it. */
  enum Fate {
    NOT_HELD,
    NEVER_SENT,
    SENT_LATER,
    ANSWER_LOST
  }

  private final BrowserContext context;
  private final Fate fate;
  private final List<Route> held = new ArrayList<>();
  private boolean isWanted;

  HeldRequest(BrowserContext context, Random random) {
    this.context = context;
    fate = Fate.values()[random.nextInt(Fate.values().length)];
  }

  Fate fate() {
    return fate;
  }

  /** Holds the next one that sends something to such an address, if any is to be held. */
  void hold(String address) {
    if (fate == Fate.NOT_HELD) return;
    isWanted = true;
    context.route(
        address,
        route -> {
          if (!route.request().method().equals("POST") || !held.isEmpty()) {
            route.resume();
            return;
          }
          if (fate == Fate.ANSWER_LOST) route.fetch();
          held.add(route);
        });
  }

  /** Waits until there is one. */
  void await(Page page) {
    if (isWanted) page.waitForCondition(() -> !held.isEmpty());
  }

  /** Lets it go its way, and all others. */
  void letGo() {
    for (var route : held) {
      try {
        if (fate == Fate.SENT_LATER) route.resume();
        else route.abort();
      } catch (PlaywrightException gone) {
        // It went with its page.
      }
    }
    held.clear();
    context.unrouteAll();
  }
}

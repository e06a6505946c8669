package dev.herald.http.rate;

import dev.herald.http.address.ClientAddress;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Route;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;

/**
 * Counts requests: of those who show who they are by what they show, of all others by their
 * address. So nobody who may be here is kept out by strangers at the same address.
 */
public final class Rates {

  /** The attribute that a request has whose sender is known. */
  public static final String KNOWN = "herald.known";

  private final Rate ofTokens;
  private final Rate ofAddresses;

  public Rates(RateLimits limits) {
    this(limits, TimeMeter.SYSTEM_NANOTIME);
  }

  Rates(RateLimits limits, TimeMeter time) {
    ofTokens = new Rate("token", limits.perToken(), time);
    ofAddresses = new Rate("address", limits.perAddress(), time);
  }

  /** The same route, whose requests are all counted by address. */
  public Route ofStrangers(Route route) {
    return route.admitting(
        ctx -> {
          countStranger(ctx);
          return route.admission().admits(ctx);
        });
  }

  /**
   * Counts a request of somebody who is not known.
   *
   * @throws RequestRefused 429: it was one too many
   */
  public void countStranger(Context ctx) {
    var unused = ofAddresses.count(ClientAddress.of(ctx).counted());
  }

  /**
   * Counts a request of somebody who is known, and says how many may follow.
   *
   * @param secret by which they are
   * @throws RequestRefused 429: it was one too many
   */
  public void countHolder(Context ctx, String secret) {
    ctx.attribute(KNOWN, true);
    ofTokens.count(secret).forEach(ctx::header);
  }
}

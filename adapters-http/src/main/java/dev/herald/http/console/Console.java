package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.session.FindSession;
import dev.herald.domain.access.Actor;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.brand.Brand;
import dev.herald.http.link.PublicAddresses;
import dev.herald.http.metrics.History;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LiveStreams;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All routes of the console. */
public final class Console {

  private Console() {}

  /**
   * The routes.
   *
   * @param settings what the operator has chosen of it
   * @param brand what people see the server as
   * @param history tells how the server did
   * @param streams whose readers are counted
   * @param publicUrl where clients reach the server, if it stands behind another one
   * @param address where they reach it, as far as it can tell
   * @param pages knows the addresses of public pages, if there are any
   * @param allowed refuses addresses to which no requests may be sent
   * @param rates counts all requests
   * @param attempts counts wrong tokens and links
   */
  public static List<Route> routes(
      UseCases useCases,
      ConsoleSettings settings,
      Brand brand,
      History history,
      LiveStreams streams,
      Optional<String> publicUrl,
      String address,
      Optional<PublicAddresses> pages,
      UnaryOperator<HttpUrl> allowed,
      Rates rates,
      Attempts attempts,
      InstantSource clock) {
    var guard = new Guard(useCases, new FailureAnswers(clock), brand, publicUrl, rates);
    var schedule = new SchedulePages(useCases, clock);
    var behindTls = publicUrl.map(url -> url.startsWith("https:")).orElse(false);
    return Stream.of(
            new EntryPages(brand).routes().stream().map(rates::ofStrangers).toList(),
            List.of(rates.ofStrangers(Assets.route())),
            new SignInPages(useCases, attempts, behindTls).routes(guard),
            new HomePages(useCases, clock).routes(guard),
            new ChannelPages(useCases, streams, address, pages).routes(guard),
            new StatisticsPages(useCases, clock).routes(guard),
            new SubscriberPages(useCases).routes(guard),
            new PostPages(useCases, clock).routes(guard),
            new PinPages(useCases).routes(guard),
            new ChosenPages(useCases).routes(guard),
            new PalettePages(useCases).routes(guard),
            new ComposerPages(useCases, settings, clock).routes(guard),
            new DraftPages(useCases, schedule).routes(guard),
            new TemplatePages(useCases).routes(guard),
            schedule.routes(guard),
            new WebhookPages(useCases, allowed).routes(guard),
            new AccessPages(useCases, address, clock).routes(guard),
            new SessionPages(useCases).routes(guard),
            new AuditPages(useCases).routes(guard),
            new StatusPages(useCases, history, streams).routes(guard))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Whether to answer a failure with a page: at the console's addresses, though there may be no
   * page, and to browsers wherever nothing is for programs alone.
   */
  public static boolean covers(Context ctx) {
    var path = ctx.path().substring(ctx.contextPath().length());
    return path.startsWith("/console/") || (EntryPages.isBrowser(ctx) && !path.startsWith("/api/"));
  }

  /** Answers a request that failed before it came to a page of the console. */
  public static void answerFailure(
      RuntimeException failure,
      Context ctx,
      Brand brand,
      FindSession sessions,
      InstantSource clock) {
    var reader = isLost(failure) ? reader(ctx, sessions) : Optional.<Actor>empty();
    new FailureAnswers(clock).answer(failure, ctx, View.of(ctx, brand, reader));
  }

  private static boolean isLost(RuntimeException failure) {
    return failure instanceof NotFoundResponse || failure instanceof MethodNotAllowedResponse;
  }

  /** Who is lost keeps the navigation, unless it can't be told whose it is. */
  private static Optional<Actor> reader(Context ctx, FindSession sessions) {
    try {
      return SessionCookie.of(ctx).flatMap(sessions::find);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}

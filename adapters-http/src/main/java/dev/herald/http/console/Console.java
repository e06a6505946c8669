package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
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
   * @param publicUrl where clients reach the server, if it stands behind another one
   * @param allowed refuses addresses to which no requests may be sent
   */
  public static List<Route> routes(
      UseCases useCases,
      Optional<String> publicUrl,
      UnaryOperator<HttpUrl> allowed,
      InstantSource clock) {
    var guard = new Guard(useCases.findSession(), new Failures(clock), publicUrl);
    var behindTls = publicUrl.map(url -> url.startsWith("https:")).orElse(false);
    return Stream.of(
            List.of(Assets.route()),
            new SignInPages(useCases, behindTls).routes(guard),
            new ChannelPages(useCases, publicUrl).routes(guard),
            new SubscriberPages(useCases).routes(guard),
            new PostPages(useCases).routes(guard),
            new ComposerPages(useCases).routes(guard),
            new WebhookPages(useCases, allowed).routes(guard))
        .flatMap(List::stream)
        .toList();
  }

  /** Whether an address is one of the console's, though there may be no page. */
  public static boolean covers(String path) {
    return path.startsWith("/console/");
  }

  /** Answers a request that failed before it came to a page of the console. */
  public static void answerFailure(RuntimeException failure, Context ctx, InstantSource clock) {
    new Failures(clock).answer(failure, ctx, View.of(ctx, Optional.empty()));
  }
}

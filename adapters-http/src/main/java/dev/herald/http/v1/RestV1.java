package dev.herald.http.v1;

import dev.herald.application.port.in.UseCases;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.answer.Answers;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.route.Route;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All routes of the REST API. */
public final class RestV1 {

  private RestV1() {}

  /**
   * @param allowed refuses addresses to which no requests may be sent
   */
  public static List<Route> routes(
      UseCases useCases, ImageUrls urls, UnaryOperator<HttpUrl> allowed) {
    var answers = new Answers(useCases.readVersion());
    return Stream.of(
            new ImageRoutes(useCases, urls).routes(),
            new ChannelRoutes(useCases, answers, urls).routes(),
            new PostRoutes(useCases, answers, urls).routes(),
            new SubscriptionRoutes(useCases, answers).routes(),
            new WebhookRoutes(useCases, answers, allowed).routes(),
            new DeliveryRoutes(useCases, answers).routes())
        .flatMap(List::stream)
        .toList();
  }
}

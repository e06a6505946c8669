package dev.herald.http.v1;

import dev.herald.application.port.in.UseCases;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.answer.Answers;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All routes of the REST API. */
public final class RestV1 {

  private RestV1() {}

  /**
   * @param objections what is wrong with an address to which requests are to be sent, if anything
   *     is
   */
  public static List<Route> routes(
      UseCases useCases, ImageUrls urls, Function<HttpUrl, Optional<String>> objections) {
    var answers = new Answers(useCases.readVersion());
    return Stream.of(
            new ImageRoutes(useCases, urls).routes(),
            new ChannelRoutes(useCases, answers, urls).routes(),
            new PostRoutes(useCases, answers, urls).routes(),
            new SubscriptionRoutes(useCases, answers).routes(),
            new WebhookRoutes(useCases, answers, objections).routes(),
            new DeliveryRoutes(useCases, answers).routes())
        .flatMap(List::stream)
        .toList();
  }
}

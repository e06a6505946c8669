package dev.herald.http.v1;

import dev.herald.application.port.in.UseCases;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.answer.Answers;
import dev.herald.http.auth.Authentication;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import dev.herald.http.stream.Frames;
import dev.herald.http.stream.LiveStreams;
import dev.herald.http.stream.LongPolls;
import dev.herald.http.stream.StreamAnswers;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All routes of the REST API. */
public final class RestV1 {

  private RestV1() {}

  /** How events look in streams. */
  public static Frames frames(ImageUrls urls) {
    return new StreamJson(urls);
  }

  /**
   * The routes, each of which asks for a token by itself unless it is public.
   *
   * @param answers answers requests to read
   * @param streams all streams of the server, whose {@link #frames} are these
   * @param address where clients reach the server, as far as it can tell
   * @param allowed refuses addresses to which no requests may be sent
   * @param rates counts all requests
   * @param attempts counts wrong tokens
   */
  public static List<Route> routes(
      UseCases useCases,
      Answers answers,
      LiveStreams streams,
      ImageUrls urls,
      String address,
      UnaryOperator<HttpUrl> allowed,
      Rates rates,
      Attempts attempts,
      InstantSource clock) {
    var authentication = new Authentication(useCases, rates, attempts);
    var streamRoutes =
        new StreamRoutes(new StreamAnswers(useCases.followEvents(), streams), authentication);
    var polls = new LongPolls(streams);
    var guarded =
        Stream.of(
                new ImageRoutes(useCases, urls).routes(),
                new ChannelRoutes(useCases, answers, urls).routes(),
                new PostRoutes(useCases, answers, polls, urls).routes(),
                new DraftRoutes(useCases, urls, clock).routes(),
                new TemplateRoutes(useCases, urls).routes(),
                new EventRoutes(useCases.followEvents(), polls, urls).routes(),
                new SubscriptionRoutes(useCases, answers).routes(),
                new WebhookRoutes(useCases, answers, allowed).routes(),
                new DeliveryRoutes(useCases, answers).routes(),
                new TokenRoutes(useCases, address, clock).routes(),
                new StreamTicketRoutes(useCases).routes(),
                new AuditRoutes(useCases).routes(),
                new StatisticsRoutes(useCases, clock).routes(),
                new AccountRoutes(useCases).routes())
            .flatMap(List::stream)
            .map(authentication::guarding);
    return Stream.concat(guarded, streamRoutes.routes().stream()).toList();
  }
}

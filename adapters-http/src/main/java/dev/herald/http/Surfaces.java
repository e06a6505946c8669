package dev.herald.http;

import dev.herald.application.port.in.UseCases;
import dev.herald.http.answer.Answers;
import dev.herald.http.auth.Authentication;
import dev.herald.http.console.Console;
import dev.herald.http.cors.Cors;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.legacy.LegacyApi;
import dev.herald.http.link.PageUrls;
import dev.herald.http.link.PublicAddresses;
import dev.herald.http.metrics.Metrics;
import dev.herald.http.openapi.OpenApiRoutes;
import dev.herald.http.operation.HealthRoutes;
import dev.herald.http.outgoing.AddressPolicy;
import dev.herald.http.pages.PageAnswers;
import dev.herald.http.pages.PublicPages;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Route;
import dev.herald.http.stream.LiveStreams;
import dev.herald.http.stream.StreamAnswers;
import dev.herald.http.v1.RestV1;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All surfaces of a server, with what several of them look at. */
record Surfaces(
    Rates rates,
    Answers answers,
    PageAnswers pages,
    LiveStreams streams,
    Metrics metrics,
    HealthRoutes health) {

  static Surfaces over(UseCases useCases, HttpSettings settings, InstantSource clock) {
    var answers = new Answers(useCases.readVersion());
    var pages = new PageAnswers(useCases.readVersion(), clock);
    return new Surfaces(
        new Rates(settings.limits().rates()),
        answers,
        pages,
        new LiveStreams(
            useCases.readVersion(),
            useCases.followEvents(),
            RestV1.frames(images(settings)),
            settings.limits().streams()),
        new Metrics(useCases.readFigures(), List.of(answers::figures, pages::figures)),
        new HealthRoutes(useCases.checkReadiness()));
  }

  /** The routes of all of them, which count their requests together. */
  List<Route> routes(UseCases unmeasured, HttpSettings settings, InstantSource clock) {
    var useCases = metrics.measured(unmeasured);
    var attempts = new Attempts(settings.limits().rates(), useCases.noteAccess()::signInFailed);
    var addresses = new AddressPolicy(settings.mayTellPrivateNetworks());
    return Stream.of(
            RestV1.routes(
                useCases,
                answers,
                streams,
                images(settings),
                settings.address(),
                addresses::allowed,
                rates,
                attempts,
                clock),
            Console.routes(
                useCases,
                settings.console(),
                settings.brand(),
                metrics.history(),
                streams,
                settings.publicUrl(),
                settings.address(),
                addresses(settings),
                addresses::allowed,
                rates,
                attempts,
                clock),
            LegacyApi.routes(
                useCases,
                settings.legacy(),
                new ImageUrls(settings.address()),
                rates,
                attempts,
                clock),
            pages(useCases, settings),
            settings.brand().routes().stream().map(rates::ofStrangers).toList(),
            health.routes(),
            List.of(new Authentication(useCases, rates, attempts).guarding(metrics.route())),
            OpenApiRoutes.routes(rates))
        .flatMap(List::stream)
        .map(new Cors(settings.allowedOrigins())::opening)
        .map(Metrics::counted)
        .toList();
  }

  private static ImageUrls images(HttpSettings settings) {
    return new ImageUrls(settings.publicUrl().orElse(""));
  }

  private static Optional<PublicAddresses> addresses(HttpSettings settings) {
    var urls = new PageUrls(settings.address());
    return settings.pages().areOn()
        ? Optional.of(new PublicAddresses(urls, settings.pages().framedBy().areAny()))
        : Optional.empty();
  }

  private List<Route> pages(UseCases useCases, HttpSettings settings) {
    return settings.pages().areOn()
        ? PublicPages.routes(
            useCases,
            pages,
            new StreamAnswers(useCases.followEvents(), streams),
            settings.pages(),
            settings.brand(),
            settings.address(),
            rates)
        : List.of();
  }
}

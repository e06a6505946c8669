package dev.herald.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.permission.Role;
import dev.herald.http.problem.ProblemAnswers;
import dev.herald.http.rate.Attempts;
import dev.herald.http.rate.RateLimits;
import dev.herald.http.rate.Rates;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import dev.herald.http.testkit.TestClient;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A route of a stream takes a ticket instead of a token. */
class TicketsTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final StreamTarget OF_ANN = StreamTarget.of(new AccountId("ann"));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final UseCases herald = Services.over(ports.outbound());
  private final IssueToken.Issued app = token("app", Role.READER);
  private final List<BooleanSupplier> open = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private Javalin javalin;

  @AfterEach
  void stop() {
    if (javalin != null) javalin.stop();
  }

  @Test
  void opensTheStreamInTheNameOfTheToken() {
    var client = serve(RateLimits.NONE);

    var answer = client.get("/streams/ann?ticket=" + ticket());

    assertThat(answer.hasStatus(200).text()).isEqualTo("token:app from 127.0.0.1");
  }

  @Test
  void opensNoOtherStream() {
    serve(RateLimits.NONE)
        .get("/streams/bob?ticket=" + ticket())
        .hasStatus(401)
        .has("WWW-Authenticate", "Bearer realm=\"Herald\"")
        .hasField("detail", "\"The ticket is not valid for this stream.\"");
  }

  @Test
  void opensNoRouteThatDoesNotTakeTickets() {
    serve(RateLimits.NONE).get("/other/ann?ticket=" + ticket()).hasStatus(401);
  }

  @Test
  void tokenDoesWhatItDoesElsewhere() {
    var client = serve(RateLimits.NONE);

    client.bearing(app.secret()).get("/streams/ann").hasStatus(200);
    client.bearing("wrong").get("/streams/ann").hasStatus(401);
    client
        .get("/streams/ann")
        .hasStatus(401)
        .hasField("detail", "\"Send an access token: Authorization: Bearer <token>.\"");
  }

  @Test
  void headerCountsWhereBothAreSent() {
    var client = serve(RateLimits.NONE);

    client.bearing(app.secret()).get("/streams/ann?ticket=wrong").hasStatus(200);
    client.bearing("wrong").get("/streams/ann?ticket=" + ticket()).hasStatus(401);
  }

  @Test
  void saysThatATicketHasEnded() {
    var client = serve(RateLimits.NONE);
    var ticket = ticket();

    ports.clock().advance(Duration.ofDays(1));

    client
        .get("/streams/ann?ticket=" + ticket)
        .hasStatus(401)
        .hasField("detail", "\"The stream ticket has ended. Make another one.\"");
  }

  @Test
  void ticketWithoutTheNeededRightIsRefused() {
    serve(RateLimits.NONE).get("/admins/ann?ticket=" + ticket()).hasStatus(403);
  }

  @Test
  void tellsAtAnyTimeWhetherTheStreamMayGoOn() {
    var client = serve(RateLimits.NONE);
    client.get("/streams/ann?ticket=" + ticket()).hasStatus(200);
    client.bearing(app.secret()).get("/streams/ann").hasStatus(200);

    assertThat(open).extracting(BooleanSupplier::getAsBoolean).containsExactly(true, true);
    ports.clock().advance(Duration.ofDays(1));
    assertThat(open).extracting(BooleanSupplier::getAsBoolean).containsExactly(false, true);
    herald.revokeToken().revoke(Samples.ADMIN, app.token().name());
    assertThat(open).extracting(BooleanSupplier::getAsBoolean).containsExactly(false, false);
  }

  @Test
  void mayNotGoOnAsBeforeOnceTheTokenIsForOtherChannels() {
    serve(RateLimits.NONE).get("/streams/ann?ticket=" + ticket()).hasStatus(200);
    var tokens = ports.outbound().tokens();
    var hash = app.token().hash().orElseThrow();
    var bound = Samples.token("app", Role.READER, ChannelScope.of(List.of(NEWS)), hash);

    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              tokens.update(bound);
              return true;
            });
    ports.clock().advance(Duration.ofSeconds(1));

    assertThat(open.get(0).getAsBoolean()).isFalse();
  }

  // Guesses

  @Test
  void wrongTicketsAreWrongSecrets() {
    var client = serve(new RateLimits(0, 0, 3));
    for (var i = 0; i < 3; i++) client.get("/streams/ann?ticket=wrong" + i).hasStatus(401);

    client.get("/streams/ann?ticket=wrong").hasStatus(429).has("Retry-After", "1");
    client.bearing(app.secret()).get("/streams/ann").hasStatus(429);
    assertThat(wrong).containsExactly("127.0.0.1", "127.0.0.1", "127.0.0.1");
  }

  /** A whole office may open its laptops in the morning. */
  @Test
  void ticketsThatHaveEndedAreNoGuesses() {
    var client = serve(new RateLimits(0, 0, 3));
    var tickets = new ArrayList<String>();
    for (var seconds = 60; seconds < 70; seconds++) tickets.add(ticket(seconds));
    ports.clock().advance(Duration.ofDays(1));

    for (var ticket : tickets) client.get("/streams/ann?ticket=" + ticket).hasStatus(401);

    client.bearing(app.secret()).get("/streams/ann").hasStatus(200);
    assertThat(wrong).isEmpty();
  }

  @Test
  void guessesBetweenRightTicketsCount() {
    var client = serve(new RateLimits(0, 0, 3));
    for (var i = 0; i < 3; i++) {
      client.get("/streams/ann?ticket=" + ticket(60 + i)).hasStatus(200);
      client.get("/streams/ann?ticket=wrong" + i).hasStatus(401);
    }

    client.get("/streams/ann?ticket=wrong").hasStatus(429);
  }

  @Test
  void thoseWhoShareATokenAreCountedApartAndStrangersByTheirAddress() {
    var client = serve(new RateLimits(1, 1, 0));

    client.get("/streams/ann?ticket=" + ticket(60)).hasStatus(200);
    client.get("/streams/ann?ticket=" + ticket(61)).hasStatus(200);
    client.get("/streams/ann?ticket=" + ticket(60)).hasStatus(429);
    client.get("/streams/ann?ticket=wrong").hasStatus(401);
    client.get("/streams/ann?ticket=wrong").hasStatus(429);
  }

  @Test
  void pathsOfNoStreamAreCountedToo() {
    var client = serve(new RateLimits(0, 1, 0));

    client.get("/streams/%20?ticket=" + ticket()).hasStatus(422);
    client.get("/streams/%20?ticket=" + ticket()).hasStatus(429);
  }

  @Test
  void visitorsAreNotNotedAsAddressesOfTheToken() {
    serve(RateLimits.NONE).get("/streams/ann?ticket=" + ticket()).hasStatus(200);
    herald.cleanUp().finish();

    assertThat(herald.readTokens().get(Samples.ADMIN, app.token().name()).lastUse()).isEmpty();
  }

  private IssueToken.Issued token(String name, Role role) {
    var command =
        new IssueToken.Command(
            Optional.of(new TokenName(name)), role, ChannelScope.ALL, Optional.empty());
    return herald.issueToken().issue(Samples.ADMIN, command);
  }

  private String ticket() {
    return ticket(TicketLife.MAX_SECONDS);
  }

  private String ticket(long seconds) {
    var command = new IssueStreamTicket.Command(OF_ANN, new TicketLife(seconds));
    return herald.issueStreamTicket().issue(app.token().bearer(), command).ticket();
  }

  private TestClient serve(RateLimits limits) {
    var authentication =
        new Authentication(herald, new Rates(limits), new Attempts(limits, wrong::add));
    var read = Access.to(Permission.READ_POSTS);
    var streams =
        List.of(
            authentication.guardingStream(stream("/streams/{account}", read), TicketsTest::target),
            authentication.guardingStream(
                stream("/admins/{account}", Access.to(Permission.MANAGE_TOKENS)),
                TicketsTest::target),
            authentication.guarding(stream("/other/{account}", read)));
    var problems = new ProblemAnswers(ports.clock());
    javalin =
        Javalin.create(
                config -> {
                  for (var route : streams) {
                    config.routes.addHttpHandler(route.method(), route.path(), route.handler());
                  }
                  for (var type : List.of(Exception.class, HttpResponseException.class)) {
                    config.routes.exception(type, (e, ctx) -> problems.answer(e, ctx, "id"));
                  }
                })
            .start("127.0.0.1", 0);
    return new TestClient(javalin::port);
  }

  private Route stream(String path, Access access) {
    return Route.get(
        path,
        access,
        ctx -> {
          open.add(Authentication.stillAdmits(ctx));
          var actor = Authentication.actor(ctx);
          ctx.result(actor.id() + " from " + actor.address().orElseThrow());
        });
  }

  private static StreamTarget target(Context ctx) {
    return StreamTarget.of(new AccountId(ctx.pathParam("account")));
  }
}

package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.access.AuthenticateByTicket.Answer;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.application.port.in.access.IssueStreamTicket.Issued;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets open one stream for as long as their token lets its bearer in. */
class StreamTicketsTest extends Story {

  private static final StreamTarget OF_NEWS = StreamTarget.of(NEWS);
  private static final StreamTarget OF_ANN = StreamTarget.of(ANN);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @BeforeEach
  void channel() {
    givenChannel(NEWS);
  }

  @Test
  void opensItsStreamInTheNameOfItsMaker() {
    var app = token("app", Role.READER, ChannelScope.ALL);

    assertThat(open(issue(app, OF_NEWS), OF_NEWS)).isEqualTo(Answer.of(app));
    assertThat(open(issue(app, OF_ANN), OF_ANN)).isEqualTo(Answer.of(app));
  }

  @Test
  void opensItAsOftenAsOneLikes() {
    var app = token("app");
    var ticket = issue(app, OF_NEWS);

    assertThat(Stream.generate(() -> open(ticket, OF_NEWS)).limit(3)).containsOnly(Answer.of(app));
  }

  @Test
  void opensNoOtherStream() {
    var app = token("app");
    var sport = StreamTarget.of(new ChannelId("sport"));
    var ofNews = issue(app, OF_NEWS);

    assertThat(open(ofNews, sport)).isEqualTo(Answer.WRONG);
    assertThat(open(ofNews, StreamTarget.of(new AccountId("news")))).isEqualTo(Answer.WRONG);
    assertThat(open(issue(app, OF_ANN), StreamTarget.of(new ChannelId("ann"))))
        .isEqualTo(Answer.WRONG);
  }

  @Test
  void opensAfterARestart() {
    var app = token("app");
    var ticket = issue(app, OF_NEWS);

    var restarted = Services.over(ports.outbound());

    assertThat(restarted.authenticateByTicket().authenticate(ticket.ticket(), OF_NEWS))
        .isEqualTo(Answer.of(app));
  }

  @Test
  void hasCharactersThatAddressesTakeAsTheyAre() {
    var name = "x".repeat(TokenName.MAX_BYTES);

    assertThat(issue(token(name), OF_NEWS).ticket()).matches("[A-Za-z0-9_-]{1,200}");
    assertThat(issue(token("Prëss, ☂ & co?"), OF_NEWS).ticket()).matches("[A-Za-z0-9_-]{1,200}");
  }

  @Test
  void isInNoLog() {
    var issued = issue(token("app"), OF_NEWS);

    assertThat(issued.toString()).doesNotContain(issued.ticket());
  }

  // Its end

  @Test
  void endsWhenItsTimeIsOver() {
    var app = token("app");
    var issued = issue(app, OF_NEWS, new TicketLife(60));
    assertThat(issued.expiresAt()).isEqualTo(NOW.plusSeconds(60));

    clock.set(issued.expiresAt().minus(A_MOMENT));
    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.of(app));

    clock.set(issued.expiresAt());
    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.ENDED);
  }

  @Test
  void endsWithItsToken() {
    var end = NOW.plusSeconds(90);
    var app = token("app", Role.READER, ChannelScope.ALL, Optional.of(end));
    var issued = issue(app, OF_NEWS);
    assertThat(issued.expiresAt()).isEqualTo(end);

    clock.set(end);

    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.ENDED);
  }

  @Test
  void endsAtOnceWhenItsTokenIsRevoked() {
    var issued = issue(token("app"), OF_NEWS);
    open(issued, OF_NEWS);

    herald.revokeToken().revoke(ADMIN, new TokenName("app"));

    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.ENDED);
  }

  @Test
  void endsWithinASecondWhenAnotherProcessRevokesItsToken() {
    var issued = issue(token("app"), OF_NEWS);
    open(issued, OF_NEWS);

    Services.over(ports.outbound()).revokeToken().revoke(ADMIN, new TokenName("app"));
    clock.advance(Duration.ofSeconds(1));

    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.ENDED);
  }

  @Test
  void hasTheRightsThatItsTokenHasWhenItIsUsed() {
    var issued = issue(token("app", Role.EDITOR, ChannelScope.ALL), OF_NEWS);

    var bound = ChannelScope.of(List.of(new ChannelId("sport")));
    replace(
        token ->
            new Token(
                token.name(),
                Role.READER,
                bound,
                token.hash(),
                token.issuedBy(),
                token.createdAt(),
                token.expiresAt(),
                token.revokedAt(),
                token.lastUse()));

    assertThat(open(issued, OF_NEWS))
        .isEqualTo(Answer.of(Actor.token(new TokenName("app"), Role.READER, bound)));
  }

  @Test
  void isOfNoUseOnceItsTokenHasAnotherSecret() {
    var issued = issue(token("app"), OF_NEWS);

    replace(token -> token.withSecret(SecretHash.of("another")));

    assertThat(open(issued, OF_NEWS)).isEqualTo(Answer.WRONG);
  }

  @Test
  void isOfNoUseUnderAnotherKey() {
    var issued = issue(token("app"), OF_NEWS);

    var elsewhere =
        Services.over(
            ports.outbound().toBuilder()
                .ticketSigner(text -> new byte[TicketSigner.LENGTH])
                .build());

    assertThat(elsewhere.authenticateByTicket().authenticate(issued.ticket(), OF_NEWS))
        .isEqualTo(Answer.WRONG);
  }

  // Guesses

  @Test
  void isWrongWhereverABitOfItIsChanged() {
    var ticket = Base64.getUrlDecoder().decode(issue(token("app"), OF_NEWS).ticket());
    token("aqp"); // what a changed bit could make of the name

    for (var bit = 0; bit < 8 * ticket.length; bit++) {
      var changed = ticket.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(open(text(changed), OF_NEWS)).as("bit " + bit).isEqualTo(Answer.WRONG);
    }
  }

  @Test
  void isWrongIfItIsLonger() {
    var issued = issue(token("app", Role.READER, ChannelScope.ALL), OF_NEWS, new TicketLife(60));
    var ticket = Base64.getUrlDecoder().decode(issued.ticket());
    ByteBuffer.wrap(ticket).putLong(1, NOW.plus(A_DAY).toEpochMilli());

    assertThat(open(text(ticket), OF_NEWS)).isEqualTo(Answer.WRONG);
  }

  @Test
  void isWrongHoweverMuchIsMissing() {
    var ticket = Base64.getUrlDecoder().decode(issue(token("app"), OF_NEWS).ticket());

    for (var length = 0; length < ticket.length; length++) {
      assertThat(open(text(Arrays.copyOf(ticket, length)), OF_NEWS)).isEqualTo(Answer.WRONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "app", "=", "%", "💥", "AQ", "../../etc/passwd"})
  void isNoOtherText(String text) {
    assertThat(open(text, OF_NEWS)).isEqualTo(Answer.WRONG);
    assertThat(open(text.repeat(100_000), OF_NEWS)).isEqualTo(Answer.WRONG);
  }

  // Who has one

  @Test
  void isForBearersOfTokensAlone() {
    for (var actor : List.of(ADMIN, Actor.account(ANN), Actor.administrator("root"))) {
      assertThatExceptionOfType(Refusal.Forbidden.class)
          .isThrownBy(() -> issue(actor, OF_NEWS))
          .withMessage(
              "Only bearers of access tokens can have stream tickets: a ticket ends with the token"
                  + " that made it.");
    }
  }

  @Test
  void isNotForTokensThatAreNotThere() {
    var nobody = Actor.token(new TokenName("nobody"), Role.ADMIN, ChannelScope.ALL);

    assertThatExceptionOfType(Refusal.TokenNotFound.class).isThrownBy(() -> issue(nobody, OF_NEWS));
  }

  @Test
  void isNotForChannelsThatAreNotThereAsFarAsOneKnows() {
    givenChannel(new ChannelId("sport"));
    var bound = token("bound", Role.READER, ChannelScope.of(List.of(NEWS)));
    var sport = StreamTarget.of(new ChannelId("sport"));
    var none = StreamTarget.of(new ChannelId("none"));

    assertThatExceptionOfType(Refusal.ChannelNotFound.class).isThrownBy(() -> issue(bound, sport));
    assertThatExceptionOfType(Refusal.ChannelNotFound.class).isThrownBy(() -> issue(bound, none));
    assertThatExceptionOfType(Refusal.ChannelNotFound.class)
        .isThrownBy(() -> issue(token("app"), none));
  }

  @Test
  void useIsNoUseOfItsToken() {
    open(issue(token("app"), OF_NEWS), OF_NEWS);

    herald.cleanUp().finish();

    assertThat(herald.readTokens().get(ADMIN, new TokenName("app")).lastUse()).isEmpty();
  }

  private Actor token(String name) {
    return token(name, Role.READER, ChannelScope.ALL);
  }

  private Actor token(String name, Role role, ChannelScope channels) {
    return token(name, role, channels, Optional.empty());
  }

  private Actor token(String name, Role role, ChannelScope channels, Optional<Instant> end) {
    var command = new IssueToken.Command(Optional.of(new TokenName(name)), role, channels, end);
    return herald.issueToken().issue(ADMIN, command).token().bearer();
  }

  /** Changes the token in a way that nobody can yet, and that may come. */
  private void replace(UnaryOperator<Token> change) {
    var tokens = ports.outbound().tokens();
    var token = tokens.find(new TokenName("app")).orElseThrow();
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              tokens.update(change.apply(token));
              return true;
            });
    clock.advance(Duration.ofSeconds(1));
  }

  private Issued issue(Actor actor, StreamTarget target) {
    return issue(actor, target, TicketLife.LONGEST);
  }

  private Issued issue(Actor actor, StreamTarget target, TicketLife life) {
    return herald.issueStreamTicket().issue(actor, new IssueStreamTicket.Command(target, life));
  }

  private Answer open(Issued issued, StreamTarget target) {
    return open(issued.ticket(), target);
  }

  private Answer open(String ticket, StreamTarget target) {
    return herald.authenticateByTicket().authenticate(ticket, target);
  }

  private static String text(byte[] ticket) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
  }
}

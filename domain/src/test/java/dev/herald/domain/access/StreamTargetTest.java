package dev.herald.domain.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTargetTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final AccountId ANN = new AccountId("ann");
  private static final Actor READER =
      Actor.token(new TokenName("app"), Role.READER, ChannelScope.ALL);
  private static final Actor BOUND =
      Actor.token(new TokenName("app"), Role.READER, ChannelScope.of(List.of(NEWS)));

  @Test
  void channelIsReadByThoseWhoKnowOfIt() {
    assertThatCode(() -> StreamTarget.of(NEWS).requireReadableBy(READER))
        .doesNotThrowAnyException();
    assertThatCode(() -> StreamTarget.of(NEWS).requireReadableBy(BOUND)).doesNotThrowAnyException();
    assertThatCode(() -> StreamTarget.of(NEWS).requireReadableBy(Actor.account(ANN)))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(Refusal.ChannelNotFound.class)
        .isThrownBy(() -> StreamTarget.of(new ChannelId("sport")).requireReadableBy(BOUND));
  }

  @Test
  void accountIsReadByItselfAndByThoseWhoReadSubscriptions() {
    var ann = StreamTarget.of(ANN);

    assertThatCode(() -> ann.requireReadableBy(READER)).doesNotThrowAnyException();
    assertThatCode(() -> ann.requireReadableBy(BOUND)).doesNotThrowAnyException();
    assertThatCode(() -> ann.requireReadableBy(Actor.account(ANN))).doesNotThrowAnyException();
    assertThatExceptionOfType(Refusal.Forbidden.class)
        .isThrownBy(() -> ann.requireReadableBy(Actor.account(new AccountId("bob"))));
  }
}

package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.shared.InvalidValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log is kept for as long as the operator says. */
class AuditRetentionTest extends Story {

  private UseCases keeping(AuditRetention retention) {
    return Services.over(
        ports.outbound(),
        PublishingPolicy.NONE,
        AccountPolicy.IMPORT_ON_USE,
        OutgoingWebhooks.NONE,
        EventRetention.DEFAULT,
        retention);
  }

  private void givenChannels(int count) {
    for (var i = 0; i < count; i++) givenChannel(new ChannelId("channel-" + i));
  }

  private static void cleanUp(UseCases herald) {
    for (var steps = 0; herald.cleanUp().step(); steps++) assertThat(steps).isLessThan(100);
  }

  private long entries() {
    var result = herald.verifyAuditLog().verify(ADMIN);
    assertThat(result.fault()).isEmpty();
    return result.entries();
  }

  @Test
  void whatIsOlderIsForgottenAndTheChainHoldsFromThereOn() {
    givenChannels(1000);
    clock.advance(Duration.ofDays(10));
    givenChannel(NEWS);

    cleanUp(keeping(AuditRetention.ofDays(10)));
    assertThat(entries()).isEqualTo(1001);
    clock.advance(Duration.ofMillis(1));
    cleanUp(keeping(AuditRetention.ofDays(10)));

    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void aYearIsKeptUnlessTheOperatorSaysOtherwise() {
    givenChannels(1);
    clock.advance(Duration.ofDays(365));
    cleanUp();
    assertThat(entries()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    cleanUp();

    assertThat(entries()).isZero();
  }

  @Test
  void allIsKeptForever() {
    givenChannels(1);
    clock.advance(Duration.ofDays(100_000));

    cleanUp(keeping(AuditRetention.FOREVER));

    assertThat(entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 36_501})
  void refusesOtherDays(int days) {
    assertThatThrownBy(() -> AuditRetention.ofDays(days)).isInstanceOf(InvalidValue.class);
  }
}

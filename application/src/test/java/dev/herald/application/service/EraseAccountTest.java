package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of an account is given and erased. */
class EraseAccountTest extends Story {

  @BeforeEach
  void givenAnAccountThatFollowsAndOwns() {
    herald
        .importAccounts()
        .importAll(
            ADMIN,
            List.of(new ImportAccounts.Command(ANN, Optional.of("Annie"), Optional.empty())));
    for (var i = 0; i < 120; i++) {
      var channel = new ChannelId("channel-" + i);
      givenChannel(channel);
      subscribe(channel, ANN);
      subscribe(channel, BOB);
    }
    herald
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(
                Optional.of(NEWS), ANN, Samples.channelInfo("News"), Optional.empty()));
  }

  @Test
  void exportHasAllThatIsKept() {
    var export = herald.exportAccount().export(ADMIN, ANN);

    assertThat(export.profile().orElseThrow().nick()).isEqualTo("Annie");
    assertThat(export.subscriptions())
        .hasSize(120)
        .extracting(SubscriptionView::subscription)
        .allSatisfy(it -> assertThat(it.account()).isEqualTo(ANN));
    assertThat(export.owned()).containsExactly(NEWS);
    var audit = export.audit().map(AuditRecord::entry).map(AuditEntry::action).toList();
    assertThat(audit).hasSize(122).startsWith(AuditAction.ACCOUNT_EXPORTED);
    assertThat(audit).endsWith(AuditAction.ACCOUNT_IMPORTED);
  }

  @Test
  void nothingOfAnErasedAccountIsLeftButItsChannels() {
    herald.eraseAccount().erase(ADMIN, ANN);

    var export = herald.exportAccount().export(ADMIN, ANN);
    assertThat(export.profile()).isEmpty();
    assertThat(export.subscriptions()).isEmpty();
    assertThat(export.audit()).as("nor does this export bring it back").isEmpty();
    assertThat(export.owned()).containsExactly(NEWS);
  }

  @Test
  void auditLogNamesAnErasedAccountByAPseudonymAndItsChainHolds() {
    herald.eraseAccount().erase(ADMIN, ANN);

    var entries =
        herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items().stream()
            .map(AuditRecord::entry)
            .toList();
    assertThat(entries.get(0).action()).isEqualTo(AuditAction.ACCOUNT_ERASED);
    assertThat(entries.get(0).subject().name()).startsWith("erased-");
    assertThat(entries.toString()).doesNotContain("account:ann").contains("account:bob");
    assertThat(herald.verifyAuditLog().verify(ADMIN).fault()).isEmpty();
  }

  @Test
  void othersStayAsTheyAre() {
    herald.eraseAccount().erase(ADMIN, ANN);

    assertThat(herald.readSubscriptions().countOfAccount(ADMIN, BOB)).isEqualTo(120);
  }

  @Test
  void accountThatIsNotKnownCanBeErasedToo() {
    herald.deleteAccount().delete(ADMIN, ANN);

    assertThat(herald.eraseAccount().erase(ADMIN, ANN)).isTrue();

    assertThat(herald.exportAccount().export(ADMIN, ANN).audit()).isEmpty();
  }

  @Test
  void tellsWhetherThereWasAnythingToErase() {
    assertThat(herald.eraseAccount().erase(ADMIN, ANN)).isTrue();
    assertThat(herald.eraseAccount().erase(ADMIN, BOB)).as("subscriptions alone").isTrue();
    var last = lastEntry();

    assertThat(herald.eraseAccount().erase(ADMIN, ANN)).isFalse();
    assertThat(herald.eraseAccount().erase(ADMIN, new AccountId("nobody"))).isFalse();

    assertThat(lastEntry()).isEqualTo(last);
  }

  private AuditRecord lastEntry() {
    return herald.readAuditLog().list(ADMIN, AuditQuery.all(PageRequest.first(1))).items().get(0);
  }
}

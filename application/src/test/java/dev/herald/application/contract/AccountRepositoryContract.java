package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.AccountRepository;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an {@link AccountRepository} promises. */
public interface AccountRepositoryContract extends PortContract {

  AccountId ANN = new AccountId("ann");
  AccountId BOB = new AccountId("bob");

  @Test
  default void findsNothingWhereNothingIs() {
    assertThat(ports().accounts().find(ANN)).isEmpty();
  }

  @Test
  default void findsWhatWasSaved() {
    var ann = given(Account.of(ANN));
    var bob = given(new Account(BOB, "Bob", "bob.png", Map.of("key", "value")));

    assertThat(ports().accounts().find(ANN)).contains(ann);
    assertThat(ports().accounts().find(BOB)).contains(bob);
  }

  @Test
  default void keepsEveryFieldAtItsMaximum() {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < Account.MAX_ATTRIBUTES; i++) {
      attributes.put(
          Texts.filled(99 - i + " 官\u0001\"\\", Account.MAX_KEY_BYTES),
          Texts.filled(i + Texts.OPAQUE, Account.MAX_VALUE_BYTES));
    }
    var account =
        new Account(
            new AccountId(Texts.filled("Zoë 官 👩‍👧 ", AccountId.MAX_BYTES)),
            Texts.filled(Texts.LINE, Account.MAX_NICK_BYTES),
            Texts.filled(Texts.OPAQUE, Account.MAX_FACE_URL_BYTES),
            attributes);

    given(account);

    var kept = ports().accounts().find(account.id()).orElseThrow();
    assertThat(kept).isEqualTo(account);
    assertThat(kept.attributes().keySet()).containsExactlyElementsOf(attributes.keySet());
  }

  @Test
  default void accountsThatDifferInCaseOrAccentsAreDifferentAccounts() {
    var lower = given(Account.of(new AccountId("zoe")).withNick("lower"));
    var accent = given(Account.of(new AccountId("zoë")).withNick("accent"));

    assertThat(ports().accounts().find(lower.id())).contains(lower);
    assertThat(ports().accounts().find(accent.id())).contains(accent);
    assertThat(ports().accounts().find(new AccountId("ZOE"))).isEmpty();
  }

  @Test
  default void saveReplacesWhatIsKept() {
    var bob = given(Account.of(BOB));
    given(new Account(ANN, "Ann", "ann.png", Map.of("one", "1", "two", "2")));

    var changed = given(new Account(ANN, "", "new.png", Map.of("two", "3")));

    assertThat(ports().accounts().find(ANN)).contains(changed);
    assertThat(ports().accounts().find(BOB)).contains(bob);
  }

  @Test
  default void deletesOneAccountOnce() {
    given(Account.of(ANN));
    var bob = given(Account.of(BOB));

    assertThat(write(() -> ports().accounts().delete(ANN))).isTrue();

    assertThat(ports().accounts().find(ANN)).isEmpty();
    assertThat(ports().accounts().find(BOB)).contains(bob);
    assertThat(write(() -> ports().accounts().delete(ANN))).isFalse();
  }

  private Account given(Account account) {
    write(() -> ports().accounts().save(account));
    return account;
  }
}

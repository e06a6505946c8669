package dev.herald.application.port.in.account;

import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Map;
import java.util.Optional;

/** Changes what an account shows of itself. */
@FunctionalInterface
public interface EditAccount {

  /**
   * @return the account as it is now
   * @throws Refusal.AccountNotFound the account is not known
   * @throws InvalidValue {@code nick.too_long}, or another broken rule of an {@link Account}
   */
  Account edit(Actor actor, Command command);

  /**
   * @param nick empty to leave it as it is
   * @param faceUrl empty to leave it as it is
   * @param attributes those to add or replace, and with an empty value those to remove
   */
  record Command(
      AccountId id,
      Optional<String> nick,
      Optional<String> faceUrl,
      Map<String, String> attributes) {}
}

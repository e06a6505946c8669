package dev.herald.application.port.in.account;

import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;

/** Makes accounts known. */
@FunctionalInterface
public interface ImportAccounts {

  /**
   * Makes accounts known, or changes what is known of them; all of them, or none.
   *
   * @throws InvalidValue {@code nick.too_long}, or another broken rule of an {@link Account}: all
   *     those of the first account that breaks one
   */
  void importAll(Actor actor, List<Command> accounts);

  /**
   * @param nick empty for none, and to leave what is there
   * @param faceUrl empty for none, and to leave what is there
   */
  record Command(AccountId id, Optional<String> nick, Optional<String> faceUrl) {}
}

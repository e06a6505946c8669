package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts that programs make known before they use them. */
final class AccountCommands {

  private static final int MOST = 100;

  private final ImportAccounts importAccounts;
  private final ReadAccounts readAccounts;
  private final DeleteAccount deleteAccount;

  private final Codes codes;

  AccountCommands(UseCases useCases, Codes codes) {
    this.codes = codes;
    importAccounts = useCases.importAccounts();
    readAccounts = useCases.readAccounts();
    deleteAccount = useCases.deleteAccount();
  }

  List<Command> commands() {
    return List.of(
        new Command(CommandGroup.ACCOUNTS, "account_import", this::importOne),
        new Command(CommandGroup.ACCOUNTS, "multiaccount_import", this::importMany),
        new Command(CommandGroup.ACCOUNTS, "account_check", this::check),
        new Command(CommandGroup.ACCOUNTS, "account_delete", this::delete));
  }

  private void importOne(Actor actor, JsonFields request, ObjectNode answer) {
    importAccounts.importAll(actor, List.of(account(request)));
  }

  private static ImportAccounts.Command account(JsonFields given) {
    var account =
        new ImportAccounts.Command(
            new AccountId(given.text("UserID", "Identifier")),
            given.findText("Nick"),
            given.findText("FaceUrl"));
    // Of many accounts those that break a rule are named, and keep no other out.
    Account.of(account.id()).edit(account.nick(), account.faceUrl(), Map.of());
    return account;
  }

  /** Those that can't be taken are named, and the others are imported all the same. */
  private void importMany(Actor actor, JsonFields request, ObjectNode answer) {
    var failed = new ArrayList<String>();
    var accounts = new ArrayList<ImportAccounts.Command>();
    if (request.has("AccountList")) {
      for (var given : request.objects("AccountList", MOST)) {
        var id = given.text("UserID", "Identifier");
        try {
          accounts.add(account(given));
        } catch (InvalidValue invalid) {
          failed.add(id);
        }
      }
    } else {
      for (var id : request.texts("Accounts", MOST)) {
        try {
          accounts.add(
              new ImportAccounts.Command(new AccountId(id), Optional.empty(), Optional.empty()));
        } catch (InvalidValue invalid) {
          failed.add(id);
        }
      }
    }
    importAccounts.importAll(actor, accounts);
    var list = answer.putArray("FailAccounts");
    failed.forEach(list::add);
  }

  private void check(Actor actor, JsonFields request, ObjectNode answer) {
    var ids = ids(request, "CheckItem");
    var list = answer.putArray("ResultItem");
    for (var id : ids) {
      var one = list.addObject().put("UserID", id).put("AccountStatus", "NotImported");
      put(one, () -> check(actor, id, one));
    }
  }

  private void check(Actor actor, String id, ObjectNode into) {
    if (readAccounts.find(actor, new AccountId(id)).isPresent())
      into.put("AccountStatus", "Imported");
  }

  private void delete(Actor actor, JsonFields request, ObjectNode answer) {
    var ids = ids(request, "DeleteItem");
    var list = answer.putArray("ResultItem");
    for (var id : ids) {
      put(list.addObject().put("UserID", id), () -> delete(actor, id));
    }
  }

  private void delete(Actor actor, String id) {
    if (deleteAccount.delete(actor, new AccountId(id))) return;
    throw new LegacyFailure(CommandGroup.ACCOUNTS.noAccount, "there is no such account");
  }

  /** Each account has a result of its own, so that those before and after it are told of. */
  private void put(ObjectNode into, Runnable part) {
    var result = codes.resultOf(CommandGroup.ACCOUNTS, part);
    into.put("ResultCode", result.code()).put("ResultInfo", result.info());
  }

  private static List<String> ids(JsonFields request, String list) {
    return request.objects(list, MOST).stream().map(item -> item.text("UserID")).toList();
  }
}

package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.DeleteAccount;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.account.ReadAccounts;
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
  private static final int NO_SUCH_ACCOUNT = 70107;

  private final ImportAccounts importAccounts;
  private final ReadAccounts readAccounts;
  private final DeleteAccount deleteAccount;

  AccountCommands(UseCases useCases) {
    importAccounts = useCases.importAccounts();
    readAccounts = useCases.readAccounts();
    deleteAccount = useCases.deleteAccount();
  }

  List<Command> commands() {
    return List.of(
        new Command(Kind.ACCOUNTS, "account_import", this::importOne),
        new Command(Kind.ACCOUNTS, "multiaccount_import", this::importMany),
        new Command(Kind.ACCOUNTS, "account_check", this::check),
        new Command(Kind.ACCOUNTS, "account_delete", this::delete));
  }

  private void importOne(Fields request, ObjectNode answer) {
    importAccounts.importAll(List.of(account(request)));
  }

  private static ImportAccounts.Command account(Fields given) {
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
  private void importMany(Fields request, ObjectNode answer) {
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
    importAccounts.importAll(accounts);
    var list = answer.putArray("FailAccounts");
    failed.forEach(list::add);
  }

  private void check(Fields request, ObjectNode answer) {
    var ids = ids(request, "CheckItem");
    var list = answer.putArray("ResultItem");
    for (var id : ids) {
      var isKnown = readAccounts.find(new AccountId(id)).isPresent();
      list.addObject()
          .put("UserID", id)
          .put("ResultCode", 0)
          .put("ResultInfo", "")
          .put("AccountStatus", isKnown ? "Imported" : "NotImported");
    }
  }

  private void delete(Fields request, ObjectNode answer) {
    var ids = ids(request, "DeleteItem");
    var list = answer.putArray("ResultItem");
    for (var id : ids) {
      var wasKnown = deleteAccount.delete(new AccountId(id));
      list.addObject()
          .put("UserID", id)
          .put("ResultCode", wasKnown ? 0 : NO_SUCH_ACCOUNT)
          .put("ResultInfo", wasKnown ? "" : "there is no such account");
    }
  }

  private static List<String> ids(Fields request, String list) {
    return request.objects(list, MOST).stream().map(item -> item.text("UserID")).toList();
  }
}

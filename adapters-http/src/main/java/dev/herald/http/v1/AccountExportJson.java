package dev.herald.http.v1;

import dev.herald.application.port.in.account.ExportAccount.Export;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.ChannelId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In an answer, what is kept of an account. */
record AccountExportJson(
    String account,
    @Nullable Profile profile,
    List<SubscriptionJson.OfAccount> subscriptions,
    List<String> ownedChannels,
    List<AuditJson> audit) {

  static AccountExportJson of(Export export) {
    return new AccountExportJson(
        export.id().value(),
        export.profile().map(Profile::of).orElse(null),
        export.subscriptions().stream().map(SubscriptionJson.OfAccount::of).toList(),
        export.owned().stream().map(ChannelId::value).toList(),
        export.audit().stream().map(AuditJson::of).toList());
  }

  /** What people say of themselves. */
  record Profile(String nick, String faceUrl, Map<String, String> attributes) {

    private static Profile of(Account account) {
      return new Profile(account.nick(), account.faceUrl(), account.attributes());
    }
  }
}

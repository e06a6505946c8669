package dev.herald.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.account.ExportAccount.Export;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.answer.Pieces;
import dev.herald.http.json.Json;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What is kept of an account, as the API has it. */
public final class AccountExportJson {

  private AccountExportJson() {}

  /** An object of JSON, in UTF-8, which is made as it is read. */
  public static InputStream of(Export export) {
    var account = Stream.of("{\"account\":" + json(export.id().value()));
    var profile = export.profile().stream().map(it -> ",\"profile\":" + json(Profile.of(it)));
    var lists =
        List.of(
            array("subscriptions", export.subscriptions().map(SubscriptionJson.OfAccount::of)),
            array("endedSubscriptions", export.ended().map(SubscriptionJson.OfAccount::ofEnded)),
            array("ownedChannels", export.owned().map(ChannelId::value)),
            array("audit", export.audit().map(AuditJson::of)));
    return new Pieces(concat(List.of(account, profile, concat(lists), Stream.of("}"))));
  }

  private static Stream<String> array(String name, Stream<?> items) {
    var separator = new AtomicReference<>("");
    return concat(
        List.of(
            Stream.of(",\"%s\":[".formatted(name)),
            items.map(item -> separator.getAndSet(",") + json(item)),
            Stream.of("]")));
  }

  /** Unlike flatMap, it reads no further than it is asked to. */
  private static Stream<String> concat(List<Stream<String>> parts) {
    return parts.stream().reduce(Stream.empty(), Stream::concat);
  }

  private static String json(Object value) {
    return new String(Json.bytes(value), UTF_8);
  }

  /** What people say of themselves. */
  private record Profile(String nick, String faceUrl, Map<String, String> attributes) {

    static Profile of(Account account) {
      return new Profile(account.nick(), account.faceUrl(), account.attributes());
    }
  }
}

package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What accounts say of themselves. Each part has a tag. */
final class ProfileCommands {

  private static final String NICK = "Tag_Profile_IM_Nick";
  private static final String FACE = "Tag_Profile_IM_Image";
  private static final Pattern TAG = Pattern.compile("Tag_Profile_(IM|Custom)_\\w{1,50}");
  private static final int MOST_ACCOUNTS = 100;
  private static final int MOST_TAGS = 50;
  private static final int MAX_VALUE_BYTES = 500;
  private static final int NO_SUCH_ACCOUNT = 40003;
  private static final int VALUE_TOO_LONG = 40601;

  private final ReadAccounts readAccounts;
  private final EditAccount editAccount;

  ProfileCommands(UseCases useCases) {
    readAccounts = useCases.readAccounts();
    editAccount = useCases.editAccount();
  }

  List<Command> commands() {
    return List.of(
        new Command(Kind.PROFILES, "portrait_get", this::get),
        new Command(Kind.PROFILES, "portrait_set", this::set));
  }

  private void get(Fields request, ObjectNode answer) {
    var ids = request.texts("To_Account", MOST_ACCOUNTS);
    var tags = request.texts("TagList", MOST_TAGS);
    var list = answer.putArray("UserProfileItem");
    var failed = new ArrayList<String>();
    for (var id : ids) {
      var account = readAccounts.find(new AccountId(id));
      var one = list.addObject().put("To_Account", id);
      var items = one.putArray("ProfileItem");
      if (account.isEmpty()) {
        failed.add(id);
        one.put("ResultCode", NO_SUCH_ACCOUNT).put("ResultInfo", "there is no such account");
        continue;
      }
      for (var tag : tags) {
        value(account.get(), tag)
            .ifPresent(value -> items.addObject().put("Tag", tag).put("Value", value));
      }
      one.put("ResultCode", 0).put("ResultInfo", "");
    }
    var failures = answer.putArray("Fail_Account");
    failed.forEach(failures::add);
    answer.put("ErrorDisplay", "");
  }

  private static Optional<String> value(Account account, String tag) {
    return switch (tag) {
      case NICK -> Optional.of(account.nick());
      case FACE -> Optional.of(account.faceUrl());
      default -> Optional.ofNullable(account.attributes().get(tag));
    };
  }

  private void set(Fields request, ObjectNode answer) {
    var id = new AccountId(request.text("From_Account"));
    Map<String, String> values = new HashMap<>();
    for (var item : request.objects("ProfileItem", MOST_TAGS)) {
      var tag = item.text("Tag");
      if (!TAG.matcher(tag).matches()) throw item.bad("Tag", "is no tag of a profile: " + tag);
      values.put(tag, text(item, item.raw("Value")));
    }
    var nick = Optional.ofNullable(values.remove(NICK));
    var face = Optional.ofNullable(values.remove(FACE));
    editAccount.edit(new EditAccount.Command(id, nick, face, values));
  }

  /** Values are texts or numbers. */
  private static String text(Fields item, JsonNode value) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw item.bad("Value", "must be a string or an integer");
    }
    var text = value.asText();
    if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_VALUE_BYTES) {
      throw new LegacyFailure(
          VALUE_TOO_LONG, "Value must be at most %d bytes".formatted(MAX_VALUE_BYTES));
    }
    return text;
  }
}

package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.EditAccount;
import dev.herald.application.port.in.account.ReadAccounts;
import dev.herald.domain.access.Actor;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import dev.herald.http.json.WholeNumbers;
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
  private static final int VALUE_TOO_LONG = 40601;

  private final ReadAccounts readAccounts;
  private final EditAccount editAccount;

  private final Codes codes;

  ProfileCommands(UseCases useCases, Codes codes) {
    this.codes = codes;
    readAccounts = useCases.readAccounts();
    editAccount = useCases.editAccount();
  }

  List<Command> commands() {
    return List.of(
        new Command(CommandGroup.PROFILES, "portrait_get", this::get),
        new Command(CommandGroup.PROFILES, "portrait_set", this::set));
  }

  private void get(Actor actor, JsonFields request, ObjectNode answer) {
    var ids = request.texts("To_Account", MOST_ACCOUNTS);
    var tags = request.texts("TagList", MOST_TAGS);
    var list = answer.putArray("UserProfileItem");
    var failed = new ArrayList<String>();
    for (var id : ids) {
      var one = list.addObject().put("To_Account", id);
      var items = one.putArray("ProfileItem");
      var result = codes.resultOf(CommandGroup.PROFILES, () -> write(actor, id, tags, items));
      one.put("ResultCode", result.code()).put("ResultInfo", result.info());
      if (result.code() != 0) failed.add(id);
    }
    var failures = answer.putArray("Fail_Account");
    failed.forEach(failures::add);
    answer.put("ErrorDisplay", "");
  }

  private void write(Actor actor, String id, List<String> tags, ArrayNode into) {
    var account = readAccounts.find(actor, new AccountId(id)).orElseThrow(ProfileCommands::unknown);
    for (var tag : tags) {
      value(account, tag).ifPresent(value -> into.addObject().put("Tag", tag).put("Value", value));
    }
  }

  private static LegacyFailure unknown() {
    return new LegacyFailure(CommandGroup.PROFILES.noAccount, "there is no such account");
  }

  private static Optional<String> value(Account account, String tag) {
    return switch (tag) {
      case NICK -> Optional.of(account.nick());
      case FACE -> Optional.of(account.faceUrl());
      default -> Optional.ofNullable(account.attributes().get(tag));
    };
  }

  private void set(Actor actor, JsonFields request, ObjectNode answer) {
    var id = new AccountId(request.text("From_Account"));
    Map<String, String> values = new HashMap<>();
    for (var item : request.objects("ProfileItem", MOST_TAGS)) {
      var tag = item.text("Tag");
      if (!TAG.matcher(tag).matches()) throw item.bad("Tag", "is no tag of a profile: " + tag);
      values.put(tag, text(item, item.raw("Value")));
    }
    var nick = Optional.ofNullable(values.remove(NICK));
    var face = Optional.ofNullable(values.remove(FACE));
    editAccount.edit(actor, new EditAccount.Command(id, nick, face, values));
  }

  /** Values are texts or numbers. */
  private static String text(JsonFields item, JsonNode value) {
    var number = WholeNumbers.of(value);
    if (!value.isTextual() && number.isEmpty()) {
      throw item.bad("Value", "must be a string or an integer");
    }
    var text = value.isTextual() ? value.textValue() : Long.toString(number.orElseThrow());
    if (text.getBytes(UTF_8).length > Account.MAX_VALUE_BYTES) {
      throw new LegacyFailure(
          VALUE_TOO_LONG, "Value must be at most %s bytes".formatted(Account.MAX_VALUE_BYTES));
    }
    return text;
  }
}

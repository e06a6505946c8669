package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.subscription.EditSubscription;
import dev.herald.application.port.in.subscription.ReadSubscriptions;
import dev.herald.application.port.in.subscription.SubscribeAccounts;
import dev.herald.application.port.in.subscription.SubscribeAccounts.Outcome;
import dev.herald.application.port.in.subscription.UnsubscribeFromChannel;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import dev.herald.http.answer.Cursors;
import dev.herald.http.image.ImageUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/** Who follows which channel. */
final class SubscriberCommands {

  private static final int MOST_CHANGED = 100;
  private static final int MOST_LISTED = 200;

  /** How it went with one account. */
  private static final int FAILED = 0;

  private static final int DONE = 1;
  private static final int NOTHING_TO_DO = 2;

  private static final Map<Outcome, Integer> RESULTS =
      Map.of(
          Outcome.SUBSCRIBED, DONE,
          Outcome.ALREADY, NOTHING_TO_DO,
          Outcome.REFUSED, FAILED);

  private static final Map<NotificationMode, String> FLAGS =
      Map.of(
          NotificationMode.NOTIFY, "AcceptAndNotify",
          NotificationMode.SILENT, "AcceptNotNotify",
          NotificationMode.MUTED, "Discard");

  private final ReadChannels readChannels;
  private final ReadSubscriptions readSubscriptions;
  private final SubscribeAccounts subscribeAccounts;
  private final UnsubscribeFromChannel unsubscribeFromChannel;
  private final EditSubscription editSubscription;
  private final ChannelWriter writer;

  private final Codes codes;

  SubscriberCommands(UseCases useCases, ImageUrls urls, Codes codes) {
    this.codes = codes;
    readChannels = useCases.readChannels();
    readSubscriptions = useCases.readSubscriptions();
    subscribeAccounts = useCases.subscribeAccounts();
    unsubscribeFromChannel = useCases.unsubscribeFromChannel();
    editSubscription = useCases.editSubscription();
    writer = new ChannelWriter(urls);
  }

  List<Command> commands() {
    return List.of(
        new Command(CommandGroup.MANAGEMENT, "get_subscriber_info", this::list),
        new Command(CommandGroup.MANAGEMENT, "add_subscriber", this::add),
        new Command(CommandGroup.MANAGEMENT, "delete_subscriber", this::delete),
        new Command(CommandGroup.MANAGEMENT, "modify_subscriber_info", this::modify),
        new Command(
            CommandGroup.MANAGEMENT, "get_subscribed_official_account_list", this::listOfAccount));
  }

  private void list(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = ChannelIds.read(request.text("Official_Account"));
    var limit = (int) request.findNumber("Limit", 1, MOST_LISTED).orElse(MOST_LISTED);
    var next = request.findText("Next").orElse("");
    var after = next.isEmpty() ? Optional.<Cursor>empty() : Optional.of(Cursors.read(next));
    var found = new ArrayList<Subscription>();
    do { // Herald's pages are shorter
      var size = Math.min(limit - found.size(), PageRequest.MAX_LIMIT);
      var page = readSubscriptions.ofChannel(actor, channel, "", new PageRequest(size, after));
      found.addAll(page.items());
      after = page.next();
    } while (after.isPresent() && found.size() < limit);

    answer.put("Next", after.map(Cursors::write).orElse(""));
    answer.put("SubscriberNum", readChannels.get(actor, channel).subscriberCount());
    var list = answer.putArray("SubscriberList");
    for (var subscription : found) {
      list.addObject()
          .put("Subscriber_Account", subscription.account().value())
          .put("SubscribeTime", subscription.since().getEpochSecond())
          .put("MsgFlag", FLAGS.get(subscription.delivery()))
          .put("CustomString", subscription.customString().value())
          .put("LastSendMsgTime", 0); // subscribers can't send
    }
  }

  private void add(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = existing(actor, request);
    var list = request.objects("SubscriberList", MOST_CHANGED);
    var accounts =
        list.stream().map(item -> item.text("Subscriber_Account", "Official_Account")).toList();
    var valid = accounts.stream().map(SubscriberCommands::find).flatMap(Optional::stream).toList();
    List<Outcome> outcomes =
        valid.isEmpty() ? List.of() : subscribeAccounts.subscribe(actor, channel, valid);
    var next = outcomes.iterator();
    each(accounts, answer, account -> RESULTS.get(next.next()));
  }

  private void delete(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = existing(actor, request);
    var accounts =
        request.has("SubscriberToDel_Account")
            ? request.texts("SubscriberToDel_Account", MOST_CHANGED)
            : request.objects("SubscriberList", MOST_CHANGED).stream()
                .map(item -> item.text("Subscriber_Account"))
                .toList();
    each(accounts, answer, account -> unsubscribe(actor, channel, account));
  }

  private int unsubscribe(Actor actor, ChannelId channel, AccountId account) {
    var wasThere = new AtomicBoolean();
    var result =
        codes.resultOf(
            CommandGroup.MANAGEMENT,
            () -> wasThere.set(unsubscribeFromChannel.unsubscribe(actor, channel, account)));
    if (result.code() != 0) return FAILED;
    return wasThere.get() ? DONE : NOTHING_TO_DO;
  }

  private ChannelId existing(Actor actor, JsonFields request) {
    return readChannels
        .get(actor, ChannelIds.read(request.text("Official_Account")))
        .channel()
        .id();
  }

  /** Of one account that can't be changed the others learn nothing. */
  private static void each(
      List<String> accounts, ObjectNode answer, ToIntFunction<AccountId> change) {
    var list = answer.putArray("SubscriberList");
    for (var account : accounts) {
      var found = find(account);
      list.addObject()
          .put("Subscriber_Account", account)
          .put("Result", found.isPresent() ? change.applyAsInt(found.get()) : FAILED);
    }
  }

  private static Optional<AccountId> find(String account) {
    try {
      return Optional.of(new AccountId(account));
    } catch (InvalidValue nobody) {
      return Optional.empty();
    }
  }

  private void modify(Actor actor, JsonFields request, ObjectNode answer) {
    var channel = ChannelIds.read(request.text("Official_Account"));
    var account = new AccountId(request.text("Subscriber_Account"));
    var custom = request.findText("CustomString").map(CustomString::new);
    editSubscription.edit(
        actor, new EditSubscription.Command(channel, account, Optional.empty(), custom));
  }

  private void listOfAccount(Actor actor, JsonFields request, ObjectNode answer) {
    var account = new AccountId(request.text("Subscriber_Account"));
    var limit = (int) request.findNumber("Limit", 1, MOST_LISTED).orElse(MOST_LISTED);
    var offset = (int) request.findNumber("Offset", 0, Integer.MAX_VALUE).orElse(0);
    var filter = request.inside("ResponseFilter");
    var wanted = filter.findNames("OfficialAccountBaseInfoFilter");
    var wantedOfSelf = filter.findNames("SelfInfoFilter");
    var found = readSubscriptions.ofAccount(actor, account, offset, limit);
    var total = readSubscriptions.countOfAccount(actor, account);
    var end = (long) offset + found.size();
    var isComplete = found.size() < limit || end >= total;
    answer.put("TotalCount", total);
    answer.put("CompleteFlag", isComplete ? 1 : 0);
    answer.put("Next", isComplete ? 0 : end);
    var list = answer.putArray("OfficialAccountInfoList");
    for (var view : found) {
      var subscription = view.subscription();
      var channel = find(actor, subscription.channel());
      if (channel.isEmpty()) continue; // deleted meanwhile
      var one = list.addObject();
      one.put("Official_Account", ChannelIds.write(subscription.channel()));
      writer.write(channel.get(), wanted, one);
      var self = one.putObject("SelfInfo");
      if (wantedOfSelf.map(names -> names.contains("SubscribeTime")).orElse(true)) {
        self.put("SubscribeTime", subscription.since().getEpochSecond());
      }
      if (wantedOfSelf.map(names -> names.contains("CustomString")).orElse(true)) {
        self.put("CustomString", subscription.customString().value());
      }
    }
  }

  private Optional<ChannelView> find(Actor actor, ChannelId channel) {
    try {
      return Optional.of(readChannels.get(actor, channel));
    } catch (Refusal.ChannelNotFound gone) {
      return Optional.empty();
    }
  }
}

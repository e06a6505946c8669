package dev.herald.http.legacy;

import dev.herald.domain.event.EventType;
import java.util.Arrays;
import java.util.Optional;

/** The callbacks, by the vendor's names. */
enum CallbackCommand {
  BEFORE_CREATE("OfficialAccount.CallbackBeforeCreateOfficialAccount"),
  AFTER_CREATE("OfficialAccount.CallbackAfterCreateOfficialAccount", EventType.CHANNEL_CREATED),
  AFTER_EDIT("OfficialAccount.CallbackAfterOfficialAccountInfoChanged", EventType.CHANNEL_EDITED),
  AFTER_DELETE("OfficialAccount.CallbackAfterOfficialAccountDestroyed", EventType.CHANNEL_DELETED),
  BEFORE_SUBSCRIBE("OfficialAccount.CallbackBeforeAddSubscriber"),
  AFTER_SUBSCRIBE("OfficialAccount.CallbackAfterAddSubscriber", EventType.SUBSCRIBED),
  AFTER_FULL("OfficialAccount.CallbackAfterOfficialAccountFull", EventType.CHANNEL_FULL),
  AFTER_UNSUBSCRIBE("OfficialAccount.CallbackAfterDeleteSubscriber", EventType.UNSUBSCRIBED),
  BEFORE_SEND("OfficialAccount.CallbackBeforeSendMsg"),
  AFTER_SEND("OfficialAccount.CallbackAfterSendMsg", EventType.POST_PUBLISHED),
  AFTER_RECALL("OfficialAccount.CallbackAfterMsgWithDraw", EventType.POST_RECALLED);

  /** By which receivers know it. */
  final String title;

  /** After which events it is called; empty if before something happens. */
  final Optional<EventType> after;

  CallbackCommand(String title) {
    this.title = title;
    this.after = Optional.empty();
  }

  CallbackCommand(String title, EventType after) {
    this.title = title;
    this.after = Optional.of(after);
  }

  static CallbackCommand after(EventType event) {
    return Arrays.stream(values())
        .filter(it -> it.after.equals(Optional.of(event)))
        .findFirst()
        .orElseThrow();
  }
}

package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.util.List;

/** The fields that callbacks before and after something have in common. */
final class CallbackFields {

  private CallbackFields() {}

  static ObjectNode of(ChannelId channel) {
    return JsonNodeFactory.instance.objectNode().put("Official_Account", ChannelIds.write(channel));
  }

  static ObjectNode of(ChannelId channel, String operator, List<AccountId> subscribers) {
    var fields = of(channel).put("Operator_Account", operator);
    var list = fields.putArray("SubscribeAccountList");
    subscribers.forEach(it -> list.addObject().put("Subscriber_Account", it.value()));
    return fields;
  }

  static ObjectNode of(ChannelId channel, Message message) {
    var fields = of(channel).put("OnlineOnlyFlag", 0);
    fields.set("MsgBody", message.body());
    return fields.put("CloudCustomData", message.cloudCustomData());
  }
}

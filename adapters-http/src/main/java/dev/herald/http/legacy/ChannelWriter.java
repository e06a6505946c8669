package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.view.ChannelView;
import dev.herald.http.image.ImageUrls;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Writes what a channel says of itself. */
final class ChannelWriter {

  private final ImageUrls urls;

  ChannelWriter(ImageUrls urls) {
    this.urls = urls;
  }

  /**
   * Writes the fields that are wanted.
   *
   * @param wanted empty for all; names that are no fields are ignored
   */
  void write(ChannelView view, Optional<Set<String>> wanted, ObjectNode into) {
    var channel = view.channel();
    var info = channel.info();
    var fields = new Selection(wanted, into);
    fields.put("Name", it -> it.put("Name", info.name().value()));
    fields.put("Owner_Account", it -> it.put("Owner_Account", channel.owner().value()));
    fields.put("Introduction", it -> it.put("Introduction", info.profile().value()));
    fields.put("FaceUrl", it -> it.put("FaceUrl", DefaultPhoto.write(info.avatar(), urls)));
    fields.put("Organization", it -> it.put("Organization", info.organization().value()));
    fields.put("CustomString", it -> it.put("CustomString", info.customString().value()));
    fields.put(
        "MaxSubscriberNum", it -> it.put("MaxSubscriberNum", info.subscriberLimit().value()));
    fields.put("SubscriberNum", it -> it.put("SubscriberNum", view.subscriberCount()));
    fields.put(
        "LastMsgTime",
        it -> it.put("LastMsgTime", view.lastPostAt().map(Instant::getEpochSecond).orElse(0L)));
    fields.put("CreateTime", it -> it.put("CreateTime", channel.createdAt().getEpochSecond()));
  }

  private record Selection(Optional<Set<String>> wanted, ObjectNode into) {

    void put(String name, Consumer<ObjectNode> write) {
      if (wanted.map(names -> names.contains(name)).orElse(true)) write.accept(into);
    }
  }
}

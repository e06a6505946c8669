package dev.herald.http.v1;

import dev.herald.application.port.in.draft.CrossPost;
import java.util.List;

/** The drafts that are published together, in an answer. */
record CrossPostJson(List<Scheduled> drafts) {

  record Scheduled(String draftId, String channelId) {}

  static CrossPostJson of(List<CrossPost.Scheduled> scheduled) {
    return new CrossPostJson(
        scheduled.stream()
            .map(it -> new Scheduled(it.draft().value(), it.channel().value()))
            .toList());
  }
}

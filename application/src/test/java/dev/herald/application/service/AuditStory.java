package dev.herald.application.service;

import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.draft.DiscardDraft;
import dev.herald.application.port.in.draft.ScheduleDraft;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.permission.Role;
import dev.herald.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A story of which the audit log tells. */
abstract class AuditStory extends Story {

  static final Actor BOSS = Actor.host("boss", Role.ADMIN).from("192.0.2.7");

  static EditChannel.Command rename(String name) {
    return new EditChannel.Command(
        NEWS, ChannelPatch.NONE.withName(new ChannelName(name)), OptionalLong.empty());
  }

  /**
   * A photo, a channel with a post, one that is pinned, a scheduled draft, a discarded one and a
   * subscriber, and a webhook with a dead letter.
   */
  WebhookId begun() {
    var hook = givenWebhook().id();
    herald
        .issueToken()
        .issue(ADMIN, new IssueToken.Command(Optional.of(new TokenName("old")), Role.READER));
    givenPhoto();
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "Post");
    pin(NEWS, givenPost(NEWS, "Post that is pinned"));
    var next = givenDraft(NEWS, "Post of a draft").draft().id();
    var tomorrow = NOW.plus(Duration.ofDays(1));
    herald
        .scheduleDraft()
        .schedule(
            ADMIN, new ScheduleDraft.Command(next, tomorrow, ZoneOffset.UTC, OptionalLong.empty()));
    var discarded = givenDraft(NEWS, "Post of another").draft().id();
    herald.discardDraft().discard(ADMIN, new DiscardDraft.Command(discarded, OptionalLong.empty()));
    givenTemplate("Before", Optional.of(NEWS), next);
    var position = ports.outbound().events().end();
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () ->
                ports.outbound().deadLetters().add(hook, position, 9, clock.instant(), "HTTP 500"));
    return hook;
  }

  List<AuditEntry> entries() {
    return herald.readAuditLog().list(ADMIN, AuditQuery.all(ALL)).items().stream()
        .map(AuditRecord::entry)
        .toList();
  }

  AuditEntry newest() {
    return entries().get(0);
  }
}

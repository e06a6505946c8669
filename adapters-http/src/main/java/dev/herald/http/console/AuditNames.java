package dev.herald.http.console;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.port.in.post.ReadPosts;
import dev.herald.application.port.in.webhook.ReadWebhooks;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.webhook.WebhookId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Names those whom one page of the audit log is about, and looks each up once. */
final class AuditNames {

  /** How much of the hash that an image is called by is enough to tell it from others. */
  private static final int SHORT_HASH = 12;

  private final ReadChannels channels;
  private final ReadPosts posts;
  private final ReadWebhooks webhooks;
  private final ReadTokens tokens;
  private final View view;
  private final Map<String, Named> found = new HashMap<>();

  AuditNames(UseCases useCases, View view) {
    channels = useCases.readChannels();
    posts = useCases.readPosts();
    webhooks = useCases.readWebhooks();
    tokens = useCases.readTokens();
    this.view = view;
  }

  AuditLine of(AuditEntry entry) {
    var actor = found.computeIfAbsent("by " + entry.actor(), it -> actor(entry.actor()));
    var subject = found.computeIfAbsent("to " + entry.subject(), it -> subject(entry.subject()));
    return new AuditLine(
        entry, actor, isOfAStranger(entry) ? new Named(subject.kind(), "") : subject);
  }

  /** Whether nobody began the session that it is about. */
  private static boolean isOfAStranger(AuditEntry entry) {
    return entry.subject().equals(AuditSubject.session(ActorId.STRANGER))
        && entry.actor().equals(ActorId.STRANGER);
  }

  private Named actor(ActorId actor) {
    var kind = kind(actor.kind());
    return switch (actor.kind()) {
      case SYSTEM, STRANGER -> new Named(kind, "");
      case TOKEN -> token(actor.name());
      case ACCOUNT, ADMINISTRATOR, HOST -> new Named(actor.name(), kind);
    };
  }

  private Named subject(AuditSubject subject) {
    var name = subject.name();
    var kind = kind(subject.kind());
    return switch (subject.kind()) {
      case CHANNEL -> channel(name);
      case POST -> new Named(name, kind, find(() -> post(name)));
      case WEBHOOK -> new Named(name, kind, find(() -> webhook(name)));
      case TOKEN -> token(name);
      case IMAGE -> new Named(name.substring(0, Math.min(SHORT_HASH, name.length())), kind);
      case PERMISSION -> new Named(view.reader().findText("permission." + name).orElse(name), kind);
      case ACCOUNT, DRAFT, TEMPLATE, BACKUP, SESSION -> new Named(name, kind);
    };
  }

  private String kind(Enum<?> kind) {
    return view.text("kind." + kind.name());
  }

  private Named channel(String id) {
    var kind = kind(AuditSubject.Kind.CHANNEL);
    return find(() -> channels.get(view.actor(), new ChannelId(id)))
        .map(it -> it.channel().info().name().value())
        .map(name -> new Named(name, kind + " · " + id, Optional.of(view.links().channel(id))))
        .orElseGet(() -> new Named(id, kind));
  }

  private String post(String id) {
    return view.links().post(posts.get(view.actor(), new PostId(id)).post().id().value());
  }

  private String webhook(String id) {
    return view.links().webhook(webhooks.get(view.actor(), new WebhookId(id)).webhook());
  }

  private Named token(String name) {
    var page = find(() -> view.links().token(tokens.get(view.actor(), new TokenName(name))));
    return new Named(name, kind(ActorId.Kind.TOKEN), page);
  }

  /** What was there once may be gone. */
  private static <T> Optional<T> find(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (Refusal | InvalidValue gone) {
      return Optional.empty();
    }
  }
}

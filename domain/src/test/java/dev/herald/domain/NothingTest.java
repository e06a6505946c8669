package dev.herald.domain;

import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftState;
import dev.herald.domain.event.Change;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where there must be something is refused at once, by the name of the component. */
class NothingTest {

  /** A valid value of each type that the records below consist of. */
  private static final Map<Class<?>, Object> VALID =
      Map.ofEntries(
          Map.entry(ChannelId.class, LIBRARY),
          Map.entry(AccountId.class, Samples.MINA),
          Map.entry(PostId.class, Samples.POST),
          Map.entry(DraftId.class, Samples.DRAFT),
          Map.entry(DraftContent.class, DraftContent.EMPTY),
          Map.entry(ActorId.class, Samples.EDITOR),
          Map.entry(Instant.class, NOW),
          Map.entry(String.class, "x"),
          Map.entry(long.class, 1L),
          Map.entry(boolean.class, true),
          Map.entry(Optional.class, Optional.empty()),
          Map.entry(List.class, List.of()),
          Map.entry(Object.class, "x"),
          Map.entry(ChannelInfo.class, Samples.libraryInfo()),
          Map.entry(HttpUrl.class, new HttpUrl("https://library.example")),
          Map.entry(WebhookId.class, new WebhookId("intranet")),
          Map.entry(WebhookDescription.class, WebhookDescription.NONE),
          Map.entry(WebhookSecret.class, new WebhookSecret("whsec_" + "A".repeat(32))),
          Map.entry(ZoneId.class, ZoneOffset.UTC),
          Map.entry(DraftState.class, DraftState.OPEN),
          Map.entry(
              DraftState.Scheduled.class,
              new DraftState.Scheduled(Samples.NOW, ZoneOffset.UTC, Samples.EDITOR)),
          Map.entry(PostType.class, PostType.TEXT_ONLY),
          Map.entry(NotificationMode.class, NotificationMode.values()[0]));

  static Stream<RecordComponent> components() {
    return Stream.concat(
            Stream.of(
                Avatar.class,
                Channel.class,
                ChannelPatch.class,
                Change.class,
                Draft.class,
                DraftState.Discarded.class,
                DraftState.Scheduled.class,
                DraftState.Returned.class,
                ImageRef.External.class,
                ImageRef.Stored.class,
                Post.class,
                PostContent.class,
                Subscription.class,
                Webhook.class,
                Webhook.Patch.class),
            Arrays.stream(DomainEvent.class.getPermittedSubclasses()))
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(component -> !component.getType().isPrimitive());
  }

  @ParameterizedTest
  @MethodSource("components")
  void isNamed(RecordComponent nothing) {
    assertThatNullPointerException().isThrownBy(() -> make(nothing)).withMessage(nothing.getName());
  }

  /** Makes a record of which one component is null. */
  private static void make(RecordComponent nothing) throws Throwable {
    var type = nothing.getDeclaringRecord();
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Arrays.stream(components)
            .map(it -> it.getName().equals(nothing.getName()) ? null : value(type, it))
            .toArray();
    try {
      type.getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object value(Class<?> type, RecordComponent component) {
    if (component.getType() == Set.class) {
      return type == DomainEvent.ChannelEdited.class
          ? Set.of(DomainEvent.ChannelField.NAME)
          : Webhook.ALL_EVENTS;
    }
    return VALID.get(component.getType());
  }

  @Test
  void isNamedByAPostOfNoWords() {
    assertThatNullPointerException().isThrownBy(() -> PostContent.text(null)).withMessage("text");
  }
}

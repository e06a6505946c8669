package dev.herald.http.legacy;

import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.domain.event.EventType;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.outgoing.WebhookClient;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compatible API's callbacks, as the application knows them. Whether the API itself is on makes
 * no difference to them.
 */
public final class LegacyCallbacks {

  private static final Logger LOG = LoggerFactory.getLogger(LegacyCallbacks.class);

  private LegacyCallbacks() {}

  /** Asks the receiver before something is done; allows everything if there is no receiver. */
  public static Interceptor interceptor(
      LegacySettings settings, ImageUrls images, WebhookClient client, InstantSource clock) {
    if (settings.callback().isPresent() && settings.secretKey().isEmpty()) {
      LOG.info(
          "The compatible API has no secret key and is off; its callbacks are on, with SdkAppid"
              + " {}.",
          settings.sdkAppId());
    }
    return settings
        .callback()
        .<Interceptor>map(
            callback ->
                new CallbackInterceptor(
                    new CallbackReceiver(callback, settings.sdkAppId(), client, clock),
                    callback.blocksWhenUnanswered(),
                    settings.operator(),
                    new Messages(images),
                    clock,
                    CallbackInterceptor.LIMIT,
                    CallbackInterceptor.MOST_AT_ONCE))
        .orElse(Interceptor.NONE);
  }

  /** The receiver of calls after something happened; empty if there is none, or if all are off. */
  public static Optional<OutgoingWebhooks.Callback> callback(
      LegacySettings settings, ImageUrls images, WebhookClient client, InstantSource clock) {
    return settings
        .callback()
        .map(
            callback ->
                new OutgoingWebhooks.Callback(
                    new CallbackSender(
                        new CallbackReceiver(callback, settings.sdkAppId(), client, clock),
                        settings.operator(),
                        new Messages(images),
                        images,
                        CallbackSender.LIMIT),
                    events(callback)))
        .filter(callback -> !callback.events().isEmpty());
  }

  private static Set<EventType> events(CallbackSettings callback) {
    return Arrays.stream(CallbackCommand.values())
        .filter(command -> callback.commands().contains(command.title))
        .flatMap(command -> command.after.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

package dev.herald.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.service.Services;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.outgoing.WebhookClient;
import dev.herald.http.testkit.ReceivingServer;
import dev.herald.http.testkit.ReceivingServer.Received;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A test of a server with a receiver of callbacks, which at first answers that all is well. */
@Timeout(60)
abstract class CallbackTest extends LegacyTest {

  static final ImageUrls IMAGES = new ImageUrls("https://h.example.org");

  final ReceivingServer receiver = new ReceivingServer().answers(200, OK);
  final WebhookClient client = new WebhookClient(true);
  final LegacySettings settings =
      new LegacySettings(
          APP,
          Optional.of(KEY),
          List.of("administrator", "other"),
          Optional.of(
              new CallbackSettings(
                  new HttpUrl(receiver.url("/hook")), Optional.empty(), commands(), blocks())));
  final UseCases withCallbacks =
      Services.over(
          ports.outbound(),
          PublishingPolicy.NONE,
          AccountPolicy.IMPORT_ON_USE,
          new OutgoingWebhooks(
              LegacyCallbacks.interceptor(settings, IMAGES, client, clock),
              LegacyCallbacks.callback(settings, IMAGES, client, clock),
              OutgoingWebhooks.NONE.webhooks()));

  /** The callbacks that are on. */
  abstract Set<String> commands();

  /** Whether what was not answered is blocked. */
  boolean blocks() {
    return false;
  }

  @Override
  UseCases useCases() {
    return withCallbacks;
  }

  @AfterEach
  void closeReceiver() {
    client.close();
    receiver.close();
  }

  /** Compares the whole body of what came. */
  static void says(Received received, String json) {
    assertThat(received.json()).isEqualTo(Received.json(json));
  }
}

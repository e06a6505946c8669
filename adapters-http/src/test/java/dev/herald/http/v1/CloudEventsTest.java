package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.NotificationMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events as CloudEvents. */
class CloudEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ChannelId NEWS = new ChannelId("news");
  private final CloudEvents events = new CloudEvents("https://herald.example.org");

  @Test
  void eventHasTheIdOfWebhooksAndTheChannelAsItsSubject() throws Exception {
    var event = new Subscribed(NEWS, new AccountId("anna"), NotificationMode.NOTIFY, Samples.NOW);

    var json = events.json(new WebhookMessage(7, event, Optional.empty(), Optional.empty()));

    assertThat(JSON.readTree(json.orElseThrow()))
        .isEqualTo(
            JSON.readTree(
                """
                {"specversion": "1.0", "id": "evt_7", "source": "https://herald.example.org",
                 "type": "dev.herald.subscriber.added", "subject": "news",
                 "time": "2024-05-01T12:00:00.123Z", "datacontenttype": "application/json",
                 "data": {"channelId": "news", "account": "anna"}}\
                """));
  }

  @Test
  void whatIsGoneIsNoEvent() {
    var event = new PostPublished(NEWS, new PostId("gone"), 1, Samples.NOW);

    assertThat(events.json(new WebhookMessage(7, event, Optional.empty(), Optional.empty())))
        .isEmpty();
  }
}

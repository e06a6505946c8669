package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.contract.IdGeneratorContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RandomIdsTest implements IdGeneratorContract {

  private final RandomIds ids = new RandomIds();
  private final OutboundPorts ports = new InMemoryPorts(ids).outbound();

  @Override
  public OutboundPorts ports() {
    return ports;
  }

  @Test
  void channelsAndWebhooksAreNamedInLettersThatCanBeReadAloud() {
    assertThat(ids.channelId().value()).matches("[a-hjkmnp-z2-9]{16}");
    assertThat(ids.webhookId().value()).matches("wh_[a-hjkmnp-z2-9]{16}");
  }

  @Test
  void webhookSecretsHave32Bytes() {
    var secret = ids.webhookSecret().value().substring(WebhookSecret.PREFIX.length());

    assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
  }
}

package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.domain.webhook.WebhookId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an {@link IdGenerator} promises, as far as a test can tell. */
public interface IdGeneratorContract extends PortContract {

  int MANY = 1000;

  @Test
  default void makesEveryChannelIdOnce() {
    assertThat(Stream.generate(ports().ids()::channelId).limit(MANY)).doesNotHaveDuplicates();
  }

  @Test
  default void makesEveryPostIdOnce() {
    assertThat(Stream.generate(ports().ids()::postId).limit(MANY)).doesNotHaveDuplicates();
  }

  @Test
  default void makesEveryDraftIdOnce() {
    assertThat(Stream.generate(ports().ids()::draftId).limit(MANY)).doesNotHaveDuplicates();
  }

  @Test
  default void makesEveryTemplateIdOnce() {
    assertThat(Stream.generate(ports().ids()::templateId).limit(MANY)).doesNotHaveDuplicates();
  }

  @Test
  default void makesEveryWebhookIdOnce() {
    assertThat(Stream.generate(ports().ids()::webhookId).limit(MANY))
        .doesNotHaveDuplicates()
        .doesNotContain(WebhookId.CALLBACK);
  }

  @Test
  default void makesEveryWebhookSecretOnce() {
    assertThat(Stream.generate(ports().ids()::webhookSecret).limit(MANY)).doesNotHaveDuplicates();
  }

  /** Printable characters carry less than seven bits each, so 128 bits need twenty of them. */
  @Test
  default void makesLongSecretsOfPrintableCharacters() {
    assertThat(Stream.generate(ports().ids()::tokenSecret).limit(MANY))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[!-~]{20,255}"));
  }

  /** These carry six bits each at the most, so 128 bits need 22 of them. */
  @Test
  default void makesLongSecretsThatAddressesTakeAsTheyAre() {
    assertThat(Stream.generate(ports().ids()::secret).limit(MANY))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[A-Za-z0-9_-]{22,255}"));
  }
}

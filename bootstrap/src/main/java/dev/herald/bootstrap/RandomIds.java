package dev.herald.bootstrap;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Posts are named in the order of their making (UUIDv7); all other names and secrets are random.
 */
public final class RandomIds implements IdGenerator {

  /** Without those that are easily mistaken for others when somebody reads an id aloud. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int LETTERS_OF_AN_ID = 16;
  private static final int TOKEN_BYTES = 32;
  private static final int SECRET_BYTES = 24;
  private static final int WEBHOOK_SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final NoArgGenerator timeBased = Generators.timeBasedEpochRandomGenerator(random);

  @Override
  public ChannelId channelId() {
    return new ChannelId(plainLetters());
  }

  @Override
  public PostId postId() {
    return new PostId(timeBased.generate().toString());
  }

  @Override
  public DraftId draftId() {
    return new DraftId(timeBased.generate().toString());
  }

  @Override
  public TemplateId templateId() {
    return new TemplateId(timeBased.generate().toString());
  }

  @Override
  public WebhookId webhookId() {
    return new WebhookId("wh_" + plainLetters());
  }

  @Override
  public WebhookSecret webhookSecret() {
    var secret = Base64.getEncoder().encodeToString(bytes(WEBHOOK_SECRET_BYTES));
    return new WebhookSecret(WebhookSecret.PREFIX + secret);
  }

  @Override
  public String tokenSecret() {
    return "herald_" + letters(TOKEN_BYTES);
  }

  @Override
  public String secret() {
    return letters(SECRET_BYTES);
  }

  private String plainLetters() {
    var id = new StringBuilder(LETTERS_OF_AN_ID);
    random
        .ints(LETTERS_OF_AN_ID, 0, LETTERS.length())
        .forEach(letter -> id.append(LETTERS.charAt(letter)));
    return id.toString();
  }

  /** So many random bytes, in characters that addresses take as they are. */
  private String letters(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}

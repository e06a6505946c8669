package dev.herald.http.v1;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.herald.domain.webhook.WebhookSecret;

/** Signs requests as the Standard Webhooks specification says. */
final class WebhookSignature {

  private WebhookSignature() {}

  /**
   * @param timestamp when the request is made, in seconds since 1970
   */
  static String of(WebhookSecret secret, String id, long timestamp, String body) {
    try {
      return new Webhook(secret.value()).sign(id, timestamp, body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}

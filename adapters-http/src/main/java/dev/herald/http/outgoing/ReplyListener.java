package dev.herald.http.outgoing;

import dev.herald.http.outgoing.WebhookClient.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;

/**
 * Collects one reply, and ends it when it is too long. Content is copied: Jetty's own listeners
 * keep a whole network buffer for each piece, and a receiver that sends byte by byte could fill the
 * memory with them.
 */
final class ReplyListener implements Response.Listener {

  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private final boolean keepsBody;
  private int bytes;

  /**
   * @param keepsBody whether the body is of interest; if not, it is read and dropped
   */
  ReplyListener(boolean keepsBody) {
    this.keepsBody = keepsBody;
  }

  /** Completed with the reply, or with what went wrong. */
  CompletableFuture<Reply> reply() {
    return reply;
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    bytes += content.remaining();
    if (bytes > WebhookClient.MAX_REPLY_BYTES) {
      var unused =
          response.abort(
              new PostFailed(
                  "The answer has more than " + WebhookClient.MAX_REPLY_BYTES + " bytes."));
    } else if (keepsBody) {
      while (content.hasRemaining()) body.write(content.get());
    }
  }

  @Override
  public void onComplete(Result result) {
    if (result.isFailed()) {
      reply.completeExceptionally(result.getFailure());
    } else {
      reply.complete(new Reply(result.getResponse().getStatus(), body.toByteArray()));
    }
  }
}

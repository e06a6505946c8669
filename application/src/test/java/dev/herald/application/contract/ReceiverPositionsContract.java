package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.domain.webhook.WebhookId;
import org.junit.jupiter.api.Test;

/** What {@link ReceiverPositions} promise. */
public interface ReceiverPositionsContract extends PortContract {

  WebhookId ONE = new WebhookId("one");
  WebhookId OTHER = new WebhookId("ONE");

  @Test
  default void receiverIsNotKnownAtFirst() {
    move(OTHER, 7);

    assertThat(ports().receiverPositions().position(ONE)).isEmpty();
  }

  @Test
  default void eachReceiverHasAPositionOfItsOwn() {
    move(ONE, 0);
    move(OTHER, Long.MAX_VALUE);

    assertThat(ports().receiverPositions().position(ONE)).hasValue(0);
    assertThat(ports().receiverPositions().position(OTHER)).hasValue(Long.MAX_VALUE);
  }

  @Test
  default void positionMovesOn() {
    move(ONE, 7);
    move(OTHER, 7);

    move(ONE, 9);

    assertThat(ports().receiverPositions().position(ONE)).hasValue(9);
    assertThat(ports().receiverPositions().position(OTHER)).hasValue(7);
  }

  @Test
  default void receiversAreBehindAPositionThatTheyHaveNotGotTo() {
    move(ONE, 5);
    move(OTHER, 7);

    assertThat(ports().receiverPositions().behind(5)).isEmpty();
    assertThat(ports().receiverPositions().behind(6)).containsExactly(ONE);
    assertThat(ports().receiverPositions().behind(8)).containsExactlyInAnyOrder(ONE, OTHER);
  }

  @Test
  default void forgottenReceiverIsNotKnown() {
    move(ONE, 5);
    move(OTHER, 7);

    write(() -> ports().receiverPositions().forget(ONE));

    assertThat(ports().receiverPositions().position(ONE)).isEmpty();
    assertThat(ports().receiverPositions().behind(8)).containsExactly(OTHER);
    assertThat(ports().receiverPositions().position(OTHER)).hasValue(7);
  }

  private void move(WebhookId receiver, long position) {
    write(() -> ports().receiverPositions().move(receiver, position));
  }
}

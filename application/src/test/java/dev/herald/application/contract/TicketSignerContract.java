package dev.herald.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.TicketSigner;
import org.junit.jupiter.api.Test;

/** What a {@link TicketSigner} promises, as far as a test can tell. */
public interface TicketSignerContract extends PortContract {

  @Test
  default void signsATextAlwaysInTheSameWay() {
    assertThat(signature("text")).hasSize(TicketSigner.LENGTH).isEqualTo(signature("text"));
  }

  @Test
  default void signsOtherTextsInOtherWays() {
    for (var other : new String[] {"", "texT", "text ", "tex", "text".repeat(1000)}) {
      assertThat(signature(other)).hasSize(TicketSigner.LENGTH).isNotEqualTo(signature("text"));
    }
  }

  private byte[] signature(String text) {
    return ports().ticketSigner().sign(text.getBytes(UTF_8));
  }
}

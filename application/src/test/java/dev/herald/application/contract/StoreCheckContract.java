package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.StoreCheck;
import dev.herald.domain.access.ChannelScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link StoreCheck} promises. */
public interface StoreCheckContract extends PortContract {

  @Test
  default void storeThatWorksHasNoTrouble() {
    assertThat(ports().storeCheck().check()).isEmpty();

    givenChannel("news");
    assertThat(ports().storeCheck().check()).isEmpty();
  }

  @Test
  default void figuresAreNeverNegativeAndChangeNothing() {
    givenChannel("news");
    var version = ports().unitOfWork().version();

    var figures = ports().storeCheck().figures();

    assertThat(figures).hasNoNullFieldsOrProperties();
    assertThat(
            List.of(
                figures.waitingUnits(),
                figures.units(),
                figures.commits(),
                figures.writingNanos(),
                figures.databaseBytes(),
                figures.logBytes(),
                figures.images(),
                figures.imageBytes(),
                figures.freeBytes()))
        .allMatch(number -> number >= 0);
    assertThat(ports().unitOfWork().version()).isEqualTo(version);
  }

  @Test
  default void checkChangesNothing() {
    givenChannel("news");
    var version = ports().unitOfWork().version();

    ports().storeCheck().check();

    assertThat(ports().unitOfWork().version()).isEqualTo(version);
    assertThat(ports().channels().list("", ChannelScope.ALL, Paging.ALL).items()).hasSize(1);
    assertThat(ports().events().after(0, 1)).isEmpty();
  }
}

package dev.herald.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void nextPageBeginsAfterTheLastItemThatIsShown() {
    assertThat(page(List.of(30L, 20L, 10L), 2))
        .isEqualTo(new Page<>(List.of(30L, 20L), Optional.of(new Cursor(20))));
  }

  @Test
  void thereIsNoNextPageIfNoMoreWasFound() {
    assertThat(page(List.of(30L, 20L), 2))
        .isEqualTo(new Page<>(List.of(30L, 20L), Optional.empty()));
    assertThat(page(List.of(30L), 2)).isEqualTo(new Page<>(List.of(30L), Optional.empty()));
    assertThat(page(List.of(), 2)).isEqualTo(new Page<Long>(List.of(), Optional.empty()));
  }

  @Test
  void canHaveASingleItem() {
    assertThat(page(List.of(30L, 20L), 1))
        .isEqualTo(new Page<>(List.of(30L), Optional.of(new Cursor(30))));
  }

  @Test
  void changesItsItemsAndKeepsItsPlace() {
    assertThat(page(List.of(30L, 20L, 10L), 2).map(number -> "No. " + number))
        .isEqualTo(new Page<>(List.of("No. 30", "No. 20"), Optional.of(new Cursor(20))));
  }

  @Test
  void doesNotChangeWithTheListThatItWasMadeOf() {
    var found = new ArrayList<>(List.of("a"));
    var page = new Page<>(found, Optional.empty());

    found.add("b");

    assertThat(page.items()).containsExactly("a");
  }

  /** A page of numbers, each at the place of its own. */
  private static Page<Long> page(List<Long> found, int limit) {
    return Page.of(found, limit, Long::longValue);
  }
}

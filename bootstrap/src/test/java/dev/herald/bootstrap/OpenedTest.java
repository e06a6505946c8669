package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {

  private final List<String> closed = new ArrayList<>();
  private final Opened opened = new Opened();

  @Test
  void closesTheLastFirstEvenIfSomeFail() {
    opened.add(() -> closed.add("first"));
    opened.add(
        () -> {
          throw new OutOfMemoryError("in a test");
        });
    opened.add(() -> closed.add("third"));

    assertThatThrownBy(opened::close).hasRootCauseMessage("in a test");
    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void closesOnce() {
    opened.add(() -> closed.add("it"));

    opened.close();
    opened.close();

    assertThat(closed).containsExactly("it");
  }
}

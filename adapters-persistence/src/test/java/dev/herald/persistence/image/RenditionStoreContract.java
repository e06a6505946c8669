package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a {@link RenditionStore} promises: renditions never outlive their image. */
public interface RenditionStoreContract {

  ImageId PNG = Samples.imageId(Samples.png());

  /** For each test fresh and empty. */
  Images images();

  /** Where they have their renditions. */
  RenditionStore renditions();

  @Test
  default void hasNoneOfAnImageAtFirst() throws IOException {
    givenImage();

    assertThat(renditions().areMade(PNG)).isFalse();
    assertThat(renditions().find(PNG, 16)).isEmpty();
  }

  @Test
  default void remembersThatNoneCanBeMade() throws IOException {
    givenImage();

    renditions().keep(PNG, made());

    assertThat(renditions().areMade(PNG)).isTrue();
    assertThat(renditions().find(PNG, 16)).isEmpty();
  }

  @Test
  default void findsTheSmallestThatIsLargeEnoughOrElseTheLargest() throws IOException {
    givenImage();

    renditions().keep(PNG, made(16, 32, 64));

    assertThat(size(16)).isEqualTo(16);
    assertThat(size(20)).isEqualTo(32);
    assertThat(size(1024)).isEqualTo(64);
  }

  @Test
  default void opensWhatWasKept() throws IOException {
    givenImage();
    renditions().keep(PNG, made(16));

    var found = renditions().find(PNG, 16).orElseThrow();

    assertThat(found.contentType()).isEqualTo("image/png");
    try (var bytes = found.bytes()) {
      assertThat(bytes).hasBinaryContent(new byte[16]);
    }
  }

  @Test
  default void keepsNothingOfAnImageThatWasDeletedWhileItWasMade() throws IOException {
    givenImage();
    var made = made(16);

    images().store().delete(PNG);
    renditions().keep(PNG, made);

    assertThat(renditions().areMade(PNG)).isFalse();
    assertThat(renditions().find(PNG, 16)).isEmpty();
  }

  @Test
  default void theyGoWithTheirImage() throws IOException {
    givenImage();
    renditions().keep(PNG, made(16, 32));

    images().store().delete(PNG);

    assertThat(renditions().areMade(PNG)).isFalse();
    assertThat(renditions().find(PNG, 16)).isEmpty();
  }

  @Test
  default void deletingWhatIsNotThereIsNoError() throws IOException {
    renditions().delete(PNG);

    assertThat(renditions().areMade(PNG)).isFalse();
  }

  private void givenImage() throws IOException {
    try (var staged = images().store().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
    }
  }

  private Path made(int... edges) throws IOException {
    var made = Files.createTempDirectory(images().incoming(), "made");
    for (var edge : edges) Files.write(made.resolve(edge + ".png"), new byte[edge]);
    return made;
  }

  private long size(int edge) throws IOException {
    var found = renditions().find(PNG, edge).orElseThrow();
    found.bytes().close();
    return found.byteSize();
  }
}

package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renditions come and go as a whole, and never outlive their image. */
class FileRenditionsTest {

  private static final ImageId PNG = Samples.imageId(Samples.png());

  @TempDir private Path root;

  @Test
  void keepsNothingOfAnImageThatWasDeletedWhileItWasMade() throws IOException {
    try (var files = new ImageFiles(root, false)) {
      var renditions = new FileRenditions(new ImageFolder(root));
      keep(files);
      var made = Files.createDirectory(files.incoming().resolve("made"));
      Files.write(made.resolve("16.png"), Samples.png());

      files.store().delete(PNG);
      renditions.keep(PNG, made);

      assertThat(renditions.areMade(PNG)).isFalse();
      assertThat(made).exists(); // for its maker to delete
    }
  }

  @Test
  void remembersThatNoneCanBeMade() throws IOException {
    try (var files = new ImageFiles(root, false)) {
      var renditions = new FileRenditions(new ImageFolder(root));
      keep(files);

      renditions.keep(PNG, Files.createDirectory(files.incoming().resolve("made")));

      assertThat(renditions.areMade(PNG)).isTrue();
      assertThat(renditions.find(PNG, 16)).isEmpty();
    }
  }

  @Test
  void findsTheSmallestThatIsLargeEnoughOrElseTheLargest() throws IOException {
    try (var files = new ImageFiles(root, false)) {
      var renditions = new FileRenditions(new ImageFolder(root));
      keep(files);
      var made = Files.createDirectory(files.incoming().resolve("made"));
      for (var edge : new int[] {16, 32, 64})
        Files.write(made.resolve(edge + ".png"), new byte[edge]);
      renditions.keep(PNG, made);

      assertThat(size(renditions, 16)).isEqualTo(16);
      assertThat(size(renditions, 20)).isEqualTo(32);
      assertThat(size(renditions, 1024)).isEqualTo(64);
    }
  }

  private static long size(RenditionStore renditions, int edge) throws IOException {
    var found = renditions.find(PNG, edge).orElseThrow();
    found.bytes().close();
    return found.byteSize();
  }

  private static void keep(ImageFiles files) throws IOException {
    try (var staged = files.store().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
    }
  }
}

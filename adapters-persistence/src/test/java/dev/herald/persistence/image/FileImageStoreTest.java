package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store does in its folder. */
class FileImageStoreTest {

  private static final ImageId PNG = Samples.imageId(Samples.png());

  @TempDir private Path root;
  private ImageFolder folder;
  private FileImageStore store;

  @BeforeEach
  void open() {
    folder = new ImageFolder(root);
    store = new ImageFiles(root, false).store();
  }

  @Test
  void keepsBytesInAFileThatIsCalledByTheirHash() throws IOException {
    keep(Samples.png());

    assertThat(filesIn(folder.kept()))
        .containsExactly(folder.kept().resolve(PNG.value().substring(0, 2)).resolve(PNG.value()));
    assertThat(folder.kept(PNG)).hasBinaryContent(Samples.png()).hasDigest("SHA-256", PNG.value());
    assertThat(folder.incoming()).isEmptyDirectory();
  }

  @Test
  void keepsTheSameBytesOnce() throws IOException {
    keep(Samples.png());
    keep(Samples.png());

    assertThat(filesIn(folder.kept())).hasSize(1);
    assertThat(folder.incoming()).isEmptyDirectory();
  }

  @Test
  void hasNothingUnderAHashBeforeItIsKept() throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(Samples.png()))) {
      assertThat(staged.id()).isEqualTo(PNG);
      assertThat(filesIn(folder.incoming())).hasSize(1);
      assertThat(filesIn(folder.kept())).isEmpty();
    }
    assertThat(folder.incoming()).isEmptyDirectory();
  }

  @Test
  void removesWhatAnEarlierProcessLeftUnfinished() throws IOException {
    keep(Samples.png());
    Files.write(folder.incoming().resolve("half"), new byte[] {1, 2, 3});
    var renditions = Files.createDirectory(folder.incoming().resolve("renditions"));
    Files.write(renditions.resolve("16.png"), new byte[] {1, 2, 3});
    store.stage(new ByteArrayInputStream(Samples.gif())); // and never closed

    new ImageFiles(root, false).close();

    assertThat(folder.incoming()).isEmptyDirectory();
    assertThat(folder.kept(PNG)).hasBinaryContent(Samples.png());
  }

  @Test
  void deletesTheFileAlone() throws IOException {
    keep(Samples.png());
    keep(Samples.gif());

    store.delete(PNG);

    assertThat(filesIn(folder.kept())).containsExactly(folder.kept(Samples.imageId(Samples.gif())));
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    var file = Files.createFile(root.resolve("file"));

    assertThatThrownBy(() -> new ImageFiles(file, false).close())
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("can't write its images to " + file);
  }

  private void keep(byte[] bytes) throws IOException {
    try (var staged = store.stage(new ByteArrayInputStream(bytes))) {
      staged.keep();
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

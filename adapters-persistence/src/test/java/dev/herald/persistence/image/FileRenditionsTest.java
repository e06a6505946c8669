package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renditions in a folder keep the contract. */
class FileRenditionsTest implements RenditionStoreContract {

  @TempDir private Path root;
  private ImageFiles files;
  private RenditionStore renditions;

  @BeforeEach
  void open() {
    files = new ImageFiles(root, false);
    renditions = new FileRenditions(new ImageFolder(root));
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Override
  public Images images() {
    return files;
  }

  @Override
  public RenditionStore renditions() {
    return renditions;
  }

  @Test
  void leavesWhatItDoesNotKeepToItsMaker() throws IOException {
    var made = Files.createDirectory(files.incoming().resolve("made"));
    Files.write(made.resolve("16.png"), Samples.png());

    renditions.keep(PNG, made);

    assertThat(made).exists();
  }
}

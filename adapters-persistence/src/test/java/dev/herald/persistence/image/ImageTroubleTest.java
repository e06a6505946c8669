package dev.herald.persistence.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever runs Herald learns from its log of images that can't be shown. */
class ImageTroubleTest {

  @TempDir private Path root;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(ImageTroubleTest.class.getPackageName());
  private ImageFolder folder;
  private ImageFiles files;

  @BeforeEach
  void open() {
    folder = new ImageFolder(root);
    files = new ImageFiles(root, false);
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
  }

  @AfterEach
  void close() {
    files.close();
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }

  @Test
  void tellsOnceAMinuteOfAFileThatIsMissing() throws Exception {
    var id = keep("a picture");
    Files.delete(folder.kept(id));

    for (var i = 0; i < 100; i++) {
      assertThatThrownBy(() -> files.store().open(id)).isInstanceOf(Refusal.ImageNotFound.class);
    }

    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    assertThat(lines.list.get(0).getFormattedMessage())
        .startsWith("The file of the image " + id + " is missing, though the image is known.");
  }

  @Test
  void tellsOfAnyErrorInTheMakingOfSmallerPictures() throws Exception {
    var id = keep("a picture");
    var image = new StoredImage(id, "image/png", 9, Optional.empty(), Samples.NOW);
    var broken = new NoClassDefFoundError("a format");
    try (var maker =
        new RenditionMaker(
            new IncomingFolder(root, false),
            files.store(),
            new FileRenditions(folder),
            (file, edge) -> {
              throw broken;
            })) {
      assertThatThrownBy(() -> maker.make(image).get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCause(broken);
    }

    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    assertThat(lines.list.get(0).getFormattedMessage())
        .isEqualTo("Making smaller pictures of the image " + id + " failed.");
    assertThat(lines.list.get(0).getThrowableProxy().getClassName())
        .isEqualTo(NoClassDefFoundError.class.getName());
    assertThat(folder.incoming()).isEmptyDirectory();
  }

  private ImageId keep(String text) throws IOException {
    try (var staged = files.store().stage(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      staged.keep();
      return staged.id();
    }
  }
}

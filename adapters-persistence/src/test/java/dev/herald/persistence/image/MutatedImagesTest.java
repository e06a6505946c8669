package dev.herald.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Fuzz;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.picture.PictureReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Images of every type of which bytes are others, gone, there twice, or lie about lengths: each is
 * refused, or kept with or without smaller pictures, and nothing else is left of it.
 */
class MutatedImagesTest {

  /** Far more than any picture may take, on a machine that is busy. */
  private static final int SECONDS = 60;

  @TempDir private Path root;
  private ImageFolder folder;
  private ImageFiles files;
  private RenditionStore renditions;
  private RenditionMaker maker;

  @BeforeEach
  void open() {
    folder = new ImageFolder(root);
    files = new ImageFiles(root, false);
    renditions = new FileRenditions(folder);
    maker =
        new RenditionMaker(
            new IncomingFolder(root, false), files.store(), renditions, new PictureReader()::read);
  }

  @AfterEach
  void close() {
    maker.close();
    files.close();
  }

  private static List<String> images() throws IOException, URISyntaxException {
    var folder = MutatedImagesTest.class.getResource("/images/photo.jpg").toURI();
    try (var all = Files.list(Path.of(folder).getParent())) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("images")
  void areRefusedOrKeptAndLeaveNothingElse(String name) throws Exception {
    var random = Fuzz.random(name);
    var mutations = new Mutations(bytes(name), random);
    var times = Fuzz.times(25 * images().size());
    for (var i = 0; i < times; i++) {
      var bytes = mutations.next();
      try {
        var kept = kept(bytes);
        if (kept.isPresent()) {
          maker.make(kept.get()).get(SECONDS, TimeUnit.SECONDS);
          assertThat(renditions.areMade(kept.get().id())).as("nothing unforeseen").isTrue();
        }
      } catch (Exception | AssertionError e) {
        var hex = HexFormat.of().formatHex(bytes);
        throw new AssertionError("%s with the seed %s: %s".formatted(name, Fuzz.SEED, hex), e);
      }
    }
    assertThat(folder.incoming()).isEmptyDirectory();
  }

  private Optional<StoredImage> kept(byte[] bytes) throws IOException {
    try (var staged = files.store().stage(new ByteArrayInputStream(bytes))) {
      var format = files.processor().inspect(staged);
      staged.keep();
      return Optional.of(
          new StoredImage(
              staged.id(),
              format.contentType(),
              staged.byteSize(),
              format.dimensions(),
              Samples.NOW));
    } catch (Refusal.NotAnImage refused) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (var bytes = MutatedImagesTest.class.getResourceAsStream("/images/" + name)) {
      return bytes.readAllBytes();
    }
  }
}

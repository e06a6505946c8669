package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadImageTest extends Story {

  private static final ImageId PNG = Samples.imageId(Samples.png());

  @Test
  void answersWithWhatTheBytesSayOfThemselves() {
    assertThat(givenImage(Samples.png()))
        .isEqualTo(
            new StoredImage(
                PNG, "image/png", Samples.png().length, Optional.of(new Dimensions(1, 1)), NOW));
  }

  @Test
  void takesAnImageWhoseSizeItCannotRead() {
    var image = givenImage(Samples.svg());

    assertThat(image.contentType()).isEqualTo("image/svg+xml");
    assertThat(image.dimensions()).isEmpty();
  }

  @Test
  void keepsTheBytes() throws IOException {
    givenImage(Samples.png());

    assertBytes();
  }

  @Test
  void sameBytesAreTheSameImageUploadedAtALaterTime() throws IOException {
    var first = givenImage(Samples.png());
    clock.set(NOW.plusSeconds(60));

    var second = givenImage(Samples.png());

    assertThat(second)
        .isEqualTo(
            new StoredImage(
                first.id(),
                first.contentType(),
                first.byteSize(),
                first.dimensions(),
                NOW.plusSeconds(60)));
    assertThat(ports.outbound().images().find(PNG)).contains(second);
    assertBytes();
  }

  @Test
  void uploadIsNoEvent() {
    givenImage(Samples.png());

    assertThat(events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF-1.7", "<html><body>", "MZ"})
  void refusesWhatIsNoImage(String content) {
    var bytes = content.getBytes(UTF_8);

    assertRefused(Refusal.NotAnImage.class, () -> givenImage(bytes));
    assertNothingIsKept(Samples.imageId(bytes));
  }

  @Test
  void keepsNothingOfBytesThatCannotBeReadToTheirEnd() {
    var broken = new IOException("the client is gone");
    var bytes =
        new SequenceInputStream(new ByteArrayInputStream(Samples.png()), failingWith(broken));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> herald.uploadImage().upload(ADMIN, bytes))
        .isSameAs(broken);
    assertNothingIsKept(PNG);
  }

  @Test
  void leavesItToTheCallerToCloseTheBytes() throws IOException {
    var closed = new AtomicInteger();
    var bytes =
        new ByteArrayInputStream(Samples.png()) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    herald.uploadImage().upload(ADMIN, bytes);

    assertThat(closed).hasValue(0);
    assertThat(bytes.available()).isZero();
  }

  @Test
  void keepsNothingOfWhatTheStoreHasNoRoomFor() {
    var closed = new AtomicInteger();
    var usual = ports.outbound();
    var full = heraldWith(usual.unitOfWork(), new FullStore(closed), usual.imageProcessor());

    assertThatExceptionOfType(StorageFull.class)
        .isThrownBy(
            () -> full.uploadImage().upload(ADMIN, new ByteArrayInputStream(Samples.png())));
    assertThat(closed).hasValue(1);
    assertNothingIsKept(PNG);
  }

  private void assertBytes() throws IOException {
    try (var bytes = herald.readImage().original(PNG).bytes()) {
      assertThat(bytes.readAllBytes()).isEqualTo(Samples.png());
    }
  }

  private void assertNothingIsKept(ImageId id) {
    assertThat(ports.outbound().images().find(id)).isEmpty();
    assertRefused(Refusal.ImageNotFound.class, () -> ports.outbound().imageStore().open(id));
  }

  private static InputStream failingWith(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }
    };
  }

  /** Takes bytes in, but has no room to keep them. */
  private record FullStore(AtomicInteger closed) implements ImageStore {

    @Override
    public Staged stage(InputStream bytes) throws IOException {
      var taken = bytes.readAllBytes();
      return new Staged() {
        @Override
        public ImageId id() {
          return Samples.imageId(taken);
        }

        @Override
        public long byteSize() {
          return taken.length;
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream(taken);
        }

        @Override
        public void keep() {
          throw new StorageFull("no room", null);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }

    @Override
    public Kept open(ImageId id) {
      throw new Refusal.ImageNotFound(id);
    }

    @Override
    public void delete(ImageId id) {
      throw new UnsupportedOperationException("there is nothing to delete");
    }
  }
}

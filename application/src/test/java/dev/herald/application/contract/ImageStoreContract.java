package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.ImageStore;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

/** What an {@link ImageStore} promises. */
public interface ImageStoreContract extends PortContract {

  @Test
  default void tellsNameAndLengthOfWhatItTookIn() throws IOException {
    try (var staged = stage(Samples.png())) {
      assertThat(staged.id()).isEqualTo(Samples.imageId(Samples.png()));
      assertThat(staged.byteSize()).isEqualTo(Samples.png().length);
    }
  }

  @Test
  default void showsWhatItTookInAsOftenAsItIsAsked() throws IOException {
    try (var staged = stage(Samples.png())) {
      for (var i = 0; i < 2; i++) {
        try (var bytes = staged.open()) {
          assertThat(bytes).hasBinaryContent(Samples.png());
        }
      }
    }
  }

  @Test
  default void takesNoBytesIn() throws IOException {
    try (var staged = stage(new byte[0])) {
      assertThat(staged.id()).isEqualTo(Samples.imageId(new byte[0]));
      assertThat(staged.byteSize()).isZero();
    }
  }

  @Test
  default void doesNotCloseWhatItReads() throws IOException {
    var closed = new boolean[1];
    var bytes =
        new ByteArrayInputStream(Samples.png()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    ports().imageStore().stage(bytes).close();

    assertThat(closed[0]).isFalse();
  }

  @Test
  default void opensWhatWasKept() throws IOException {
    var id = givenKept(Samples.png());

    assertKept(id, Samples.png());
  }

  @Test
  default void keepsManyBytes() throws IOException {
    var bytes = new byte[1_000_003];
    for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 31 + i / 256);

    var id = givenKept(bytes);

    assertThat(id).isEqualTo(Samples.imageId(bytes));
    assertKept(id, bytes);
  }

  @Test
  default void whatWasNotKeptIsGoneWhenClosed() throws IOException {
    stage(Samples.png()).close();

    assertGone(Samples.imageId(Samples.png()));
  }

  @Test
  default void keepsNothingBeforeItIsTold() throws IOException {
    try (var staged = stage(Samples.png())) {
      assertGone(staged.id());
    }
  }

  @Test
  default void keepsTheSameBytesTwiceWithoutAnError() throws IOException {
    givenKept(Samples.png());

    var id = givenKept(Samples.png());

    assertKept(id, Samples.png());
  }

  @Test
  default void sameBytesTakenInAtTheSameTimeDoNotDisturbEachOther() throws IOException {
    try (var one = stage(Samples.png());
        var two = stage(Samples.png())) {
      stage(Samples.png()).close();
      one.keep();
      two.keep();
    }

    assertKept(Samples.imageId(Samples.png()), Samples.png());
  }

  @Test
  default void closingWithoutKeepingLeavesWhatWasKeptBefore() throws IOException {
    var id = givenKept(Samples.png());

    stage(Samples.png()).close();

    assertKept(id, Samples.png());
  }

  @Test
  default void deletedBytesAreGone() throws IOException {
    var png = givenKept(Samples.png());
    var gif = givenKept(Samples.gif());

    ports().imageStore().delete(png);

    assertGone(png);
    assertKept(gif, Samples.gif());
  }

  @Test
  default void deletingWhatIsNotThereIsNoError() {
    var id = Samples.imageId(Samples.png());

    assertThatCode(() -> ports().imageStore().delete(id)).doesNotThrowAnyException();
  }

  @Test
  default void deletedBytesCanBeKeptAgain() throws IOException {
    var id = givenKept(Samples.png());
    ports().imageStore().delete(id);

    givenKept(Samples.png());

    assertKept(id, Samples.png());
  }

  @Test
  default void saysWhenTheBytesCannotBeReadToTheirEnd() {
    var broken = new IOException("the connection is gone");
    var bytes =
        new SequenceInputStream(
            new ByteArrayInputStream(Samples.png()),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw broken;
              }
            });

    assertThatThrownBy(() -> ports().imageStore().stage(bytes)).isSameAs(broken);
    assertGone(Samples.imageId(Samples.png()));
  }

  private ImageStore.Staged stage(byte[] bytes) throws IOException {
    return ports().imageStore().stage(new ByteArrayInputStream(bytes));
  }

  private ImageId givenKept(byte[] bytes) throws IOException {
    try (var staged = stage(bytes)) {
      staged.keep();
      return staged.id();
    }
  }

  private void assertKept(ImageId id, byte[] expected) throws IOException {
    try (var kept = ports().imageStore().open(id)) {
      assertThat(kept.byteSize()).isEqualTo(expected.length);
      assertThat(kept.bytes()).hasBinaryContent(expected);
    }
  }

  private void assertGone(ImageId id) {
    assertThatThrownBy(() -> ports().imageStore().open(id).close())
        .isInstanceOf(Refusal.ImageNotFound.class);
  }
}

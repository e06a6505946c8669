package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ImageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A store may take seconds: nobody waits for it. */
class SlowImageStoreTest extends Story {

  private static final ImageId PNG = Samples.imageId(Samples.png());

  private Runnable beforeKeeping = () -> {};
  private Consumer<ImageId> beforeDeleting = id -> {};
  private final Units units = new Units();
  private final UseCases slow = heraldWith(units, new Store(), ports.outbound().imageProcessor());

  @Test
  void isNeverCalledInAUnitOfWork() throws IOException {
    Runnable outside = () -> assertThat(units.underWay).isZero();
    beforeKeeping = outside;
    beforeDeleting = id -> outside.run();

    upload(Samples.png());
    slow.readImage().original(PNG).bytes().close();
    clock.advance(Duration.ofHours(2));

    assertThat(slow.cleanUp().step()).isTrue();
    assertThat(units.done).isPositive();
  }

  private ImageId upload(byte[] bytes) throws IOException {
    return slow.uploadImage().upload(ADMIN, new ByteArrayInputStream(bytes)).id();
  }

  /** Knows whether one is under way. */
  private final class Units implements UnitOfWork {

    private final UnitOfWork usual = ports.outbound().unitOfWork();
    private int underWay;
    private int done;

    @Override
    public <T> T execute(Supplier<T> work) {
      return usual.execute(
          () -> {
            underWay++;
            try {
              return work.get();
            } finally {
              underWay--;
              done++;
            }
          });
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public long version() {
      return usual.version();
    }
  }

  /** The usual store, but somebody else comes first. */
  private final class Store implements ImageStore {

    private final ImageStore usual = ports.outbound().imageStore();

    @Override
    public Staged stage(InputStream bytes) throws IOException {
      var staged = usual.stage(bytes);
      return new Staged() {
        @Override
        public ImageId id() {
          return staged.id();
        }

        @Override
        public long byteSize() {
          return staged.byteSize();
        }

        @Override
        public InputStream open() {
          return staged.open();
        }

        @Override
        public void keep() {
          beforeKeeping.run();
          staged.keep();
        }

        @Override
        public void close() {
          staged.close();
        }
      };
    }

    @Override
    public Kept open(ImageId id) {
      assertThat(units.underWay).isZero();
      return usual.open(id);
    }

    @Override
    public void delete(ImageId id) {
      beforeDeleting.accept(id);
      usual.delete(id);
    }
  }
}

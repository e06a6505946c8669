package dev.herald.application.testkit;

import dev.herald.application.port.out.ImageStore;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps bytes outside all units of work, as a file system does: nothing undoes what it did. */
public final class InMemoryImageStore implements ImageStore {

  private final Map<ImageId, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Staged stage(InputStream bytes) throws IOException {
    return new StagedBytes(bytes.readAllBytes());
  }

  @Override
  public Kept open(ImageId id) {
    var bytes = kept.get(id);
    if (bytes == null) throw new Refusal.ImageNotFound(id);
    return new Kept(bytes.length, new ByteArrayInputStream(bytes));
  }

  @Override
  public void delete(ImageId id) {
    kept.remove(id);
  }

  private final class StagedBytes implements Staged {

    private final byte[] bytes;

    private StagedBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public ImageId id() {
      return Samples.imageId(bytes);
    }

    @Override
    public long byteSize() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void keep() {
      kept.put(id(), bytes);
    }

    @Override
    public void close() {
      // Nothing is left of bytes that were not kept.
    }
  }
}

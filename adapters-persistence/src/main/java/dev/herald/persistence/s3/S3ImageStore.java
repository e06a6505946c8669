package dev.herald.persistence.s3;

import dev.herald.application.failure.OnceAMinute;
import dev.herald.application.port.out.ImageStore;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.image.IncomingFile;
import dev.herald.persistence.image.IncomingFolder;
import dev.herald.persistence.image.Originals;
import dev.herald.persistence.image.RenditionStore;
import dev.herald.persistence.image.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each image in an object that is called by its hash. Bytes come in through a file, as their
 * name is known only at their end. An object is there as a whole or not at all.
 */
final class S3ImageStore implements ImageStore, Originals {

  private static final Logger LOG = LoggerFactory.getLogger(S3ImageStore.class);

  /** What an image is, the database knows, and whoever sends it says. */
  static final String CONTENT_TYPE = "application/octet-stream";

  private final S3Objects objects;
  private final Keys keys;
  private final IncomingFolder incoming;
  private final RenditionStore renditions;
  private final Optional<Addresses> addresses;
  private final OnceAMinute lost = new OnceAMinute(System::nanoTime);

  S3ImageStore(
      S3Objects objects,
      Keys keys,
      IncomingFolder incoming,
      RenditionStore renditions,
      Optional<Addresses> addresses) {
    this.objects = objects;
    this.keys = keys;
    this.incoming = incoming;
    this.renditions = renditions;
    this.addresses = addresses;
  }

  @Override
  public Staged stage(InputStream bytes) throws IOException {
    return new SentFile(incoming.take(bytes));
  }

  @Override
  public Kept open(ImageId id) {
    return objects.open(keys.kept(id)).orElseThrow(() -> lost(id));
  }

  @Override
  public Optional<URI> address(ImageId id, String contentType) {
    return addresses.flatMap(it -> it.of(keys.kept(id), contentType));
  }

  /**
   * Only images that are known are asked for: whoever reads them should not be the first to see.
   */
  private Refusal.ImageNotFound lost(ImageId id) {
    if (lost.isDue()) {
      LOG.error(
          "The object {} of an image is missing, though the image is known. Unless it was deleted"
              + " just now, put it back, or upload the image again.",
          keys.kept(id));
    }
    return new Refusal.ImageNotFound(id);
  }

  /** Removes the renditions too; after the image, or new ones could be made in between. */
  @Override
  public void delete(ImageId id) {
    try {
      objects.delete(keys.kept(id));
      renditions.delete(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T read(StoredImage image, Reader<T> reader) throws IOException {
    var file = incoming.newFile();
    try (var kept = open(image.id())) {
      Files.copy(kept.bytes(), file, StandardCopyOption.REPLACE_EXISTING);
      return reader.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** An upload that is kept by sending it on. */
  private final class SentFile implements StagedFile {

    private final IncomingFile file;

    private SentFile(IncomingFile file) {
      this.file = file;
    }

    @Override
    public Path file() {
      return file.file();
    }

    @Override
    public ImageId id() {
      return file.id();
    }

    @Override
    public long byteSize() {
      return file.byteSize();
    }

    @Override
    public InputStream open() {
      return file.open();
    }

    @Override
    public void keep() {
      var key = keys.kept(id());
      var isThere = objects.size(key).filter(size -> size == byteSize()).isPresent();
      if (!isThere) objects.put(key, file(), byteSize(), CONTENT_TYPE);
    }

    @Override
    public void close() {
      file.delete();
    }
  }
}

package dev.herald.persistence.image;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.port.out.ImageStore;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.folder.UnusableDataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keeps each image in a file that is called by its hash. Bytes come in through a file elsewhere on
 * the same disk, which is moved into place when all of it is durable: a file that bears a hash is
 * always whole. The only paths that are ever made are those of an {@link ImageId}.
 */
public final class FileImageStore implements ImageStore {

  private static final int BUFFER_SIZE = 64 * 1024;

  private final ImageFolder folder;

  /**
   * Opens the store, makes what is missing of its folder, and removes what an earlier process left
   * unfinished there.
   *
   * @throws UnusableDataFolder it can't be written
   */
  public FileImageStore(ImageFolder folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.incoming());
      Files.createDirectories(folder.kept());
      try (var unfinished = Files.newDirectoryStream(folder.incoming())) {
        for (var file : unfinished) Files.delete(file);
      }
    } catch (IOException e) {
      throw new UnusableDataFolder(
          "Herald can't write its images to %s (%s).".formatted(folder.root(), e), e);
    }
  }

  @Override
  public Staged stage(InputStream bytes) throws IOException {
    var file = newFile();
    try {
      var hashed = new DigestInputStream(bytes, sha256());
      var length = write(hashed, file);
      var id = new ImageId(HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
      return new StagedFile(file, id, length);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path newFile() {
    try {
      return Files.createTempFile(folder.incoming(), "", "");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Writes and flushes to the disk. What can't be read is thrown as it is: it is not our fault. */
  private long write(InputStream bytes, Path file) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var length = 0L;
      for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        writeFully(out, ByteBuffer.wrap(buffer, 0, read));
        length += read;
      }
      flush(out);
      return length;
    }
  }

  private void writeFully(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) out.write(bytes);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void flush(FileChannel file) {
    try {
      file.force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public InputStream open(ImageId id) {
    try {
      return Files.newInputStream(folder.kept(id));
    } catch (NoSuchFileException e) {
      throw new Refusal.ImageNotFound(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the renditions too. */
  @Override
  public void delete(ImageId id) {
    try {
      Files.deleteIfExists(folder.kept(id));
      deleteRenditions(folder.renditions(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteRenditions(Path renditions) throws IOException {
    if (!Files.isDirectory(renditions)) return;
    try (var files = Files.newDirectoryStream(renditions)) {
      for (var file : files) Files.delete(file);
    }
    Files.delete(renditions);
  }

  private RuntimeException failure(IOException e) {
    return DiskSpace.isUsedUp(folder.incoming(), e)
        ? new StorageFull("There is no room left for images.", e)
        : new UncheckedIOException(e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private final class StagedFile implements Staged {

    private final Path file;
    private final ImageId id;
    private final long byteSize;

    private StagedFile(Path file, ImageId id, long byteSize) {
      this.file = file;
      this.id = id;
      this.byteSize = byteSize;
    }

    @Override
    public ImageId id() {
      return id;
    }

    @Override
    public long byteSize() {
      return byteSize;
    }

    @Override
    public InputStream open() {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void keep() {
      var place = folder.kept(id);
      if (Files.exists(place)) return;
      try {
        var near = folder.keptNear(id);
        if (!Files.isDirectory(near)) {
          Files.createDirectory(near);
          flushFolder(folder.kept());
        }
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        flushFolder(near);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    /** A new name in a folder is durable only when the folder is. */
    private void flushFolder(Path folder) throws IOException {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package dev.herald.persistence.backup;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;

/** Copies images so that one that has its name is whole. */
final class VerifiedCopy {

  /** What a copy is called until it is whole. */
  static final String UNFINISHED = ".part";

  private static final int BUFFER_SIZE = 64 * 1024;

  private VerifiedCopy() {}

  /**
   * Copies an image, and flushes it to the disk.
   *
   * @throws DamagedImage the bytes are not those of this id; then there is no copy
   */
  static void of(ImageId id, Path source, Path target) throws IOException {
    var part = target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      if (!id.value().equals(copy(source, part))) throw new DamagedImage(id.value());
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Returns the hash of what was copied. */
  private static String copy(Path source, Path part) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(source), Sha256.digest())) {
      Files.deleteIfExists(part);
      OwnerOnly.createFile(part);
      try (var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        copy(in, out);
        out.force(true);
      }
      return Sha256.of(in.getMessageDigest());
    }
  }

  private static void copy(InputStream in, FileChannel out) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      var bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) out.write(bytes);
    }
  }
}

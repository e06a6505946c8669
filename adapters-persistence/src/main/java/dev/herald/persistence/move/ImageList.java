package dev.herald.persistence.move;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.Sha256;
import java.security.MessageDigest;

/** Counts images, and tells one list of them from another without keeping them. */
final class ImageList {

  private final MessageDigest names = Sha256.digest();
  private long count;
  private long bytes;

  void add(ImageId id, long byteSize) {
    count++;
    bytes += byteSize;
    names.update((id.value() + "\n").getBytes(US_ASCII));
  }

  /** What was added; nothing must be added afterwards. */
  Manifest.Images sum() {
    return new Manifest.Images(count, bytes, Sha256.of(names));
  }
}

package dev.herald.persistence.image;

import dev.herald.application.port.out.ImageStore;
import java.nio.file.Path;

/** Bytes that were taken in, in a file: who looks at them reads here and there. */
public interface StagedFile extends ImageStore.Staged {

  /** The file, until it is closed. */
  Path file();
}

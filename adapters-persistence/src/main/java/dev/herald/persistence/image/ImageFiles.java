package dev.herald.persistence.image;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.picture.HeifProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Image files in a folder: the images themselves, and the pictures that are made of them. */
public final class ImageFiles implements Images {

  private final IncomingFolder incoming;
  private final FileImageStore store;
  private final ImageIoProcessor processor;

  /**
   * Opens the folder, makes what is missing of it, and removes what an earlier process left
   * unfinished there.
   *
   * @param root the folder of all images
   * @param keepMetadata whether images keep what they tell of places, people and devices
   * @throws UnusableDataFolder it can't be written, or the images are elsewhere
   */
  public ImageFiles(Path root, boolean keepMetadata) {
    this(root, keepMetadata, Optional.empty());
  }

  /**
   * Opens the folder so that HEIC and AVIF are read, too.
   *
   * @param heif reads them
   */
  public ImageFiles(Path root, boolean keepMetadata, Optional<HeifProgram> heif) {
    requireHere(root);
    var folder = new ImageFolder(root);
    var renditions = new FileRenditions(folder);
    incoming = new IncomingFolder(root, keepMetadata);
    store = new FileImageStore(folder, incoming, renditions);
    processor = new ImageIoProcessor(incoming, store, renditions, heif);
  }

  /** Or all images would seem to be lost. */
  private static void requireHere(Path root) {
    var file = ImagesElsewhere.in(root);
    try {
      var elsewhere = ImagesElsewhere.read(file);
      if (elsewhere.isEmpty()) return;
      throw new UnusableDataFolder(
          "The images of this data folder are in %s: name that with --images. To have them in the folder, copy them into %s and delete %s."
              .formatted(elsewhere.get(), root, file),
          null);
    } catch (IOException e) {
      throw IncomingFolder.unwritable(root, e);
    }
  }

  @Override
  public FileImageStore store() {
    return store;
  }

  @Override
  public ImageIoProcessor processor() {
    return processor;
  }

  @Override
  public Path incoming() {
    return incoming.path();
  }

  @Override
  public Optional<StoreTrouble> trouble() {
    return incoming.trouble().map(it -> new StoreTrouble(Kind.IMAGES_NOT_WRITABLE, it));
  }

  @Override
  public void close() {
    processor.close();
  }
}

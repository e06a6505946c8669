package dev.herald.persistence.image;

import dev.herald.persistence.folder.UnusableDataFolder;
import java.nio.file.Path;

/** Image files in a folder: the images themselves, and the pictures that are made of them. */
public final class ImageFiles implements AutoCloseable {

  private final ImageFolder folder;
  private final FileImageStore store;
  private final ImageIoProcessor processor;

  /**
   * Opens the folder, makes what is missing of it, and removes what an earlier process left
   * unfinished there.
   *
   * @param root the folder of all images
   * @param keepMetadata whether images keep what they tell of places, people and devices
   * @throws UnusableDataFolder it can't be written
   */
  public ImageFiles(Path root, boolean keepMetadata) {
    folder = new ImageFolder(root);
    var renditions = new Renditions(folder);
    store = new FileImageStore(folder, renditions, keepMetadata);
    processor = new ImageIoProcessor(folder, renditions);
  }

  /** For uploads that have not ended, and renditions that are being made. */
  public Path incoming() {
    return folder.incoming();
  }

  public FileImageStore store() {
    return store;
  }

  public ImageIoProcessor processor() {
    return processor;
  }

  /** Finishes the picture that is being made. */
  @Override
  public void close() {
    processor.close();
  }
}

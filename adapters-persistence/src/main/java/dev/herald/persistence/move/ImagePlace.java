package dev.herald.persistence.move;

import dev.herald.persistence.folder.DataLayout;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.image.DistantImages;
import dev.herald.persistence.image.ImageFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the images of a data folder are: there, or in a bucket.
 *
 * @param bucket empty for the data folder
 */
record ImagePlace(DataLayout data, Optional<DistantImages> bucket) {

  /**
   * Makes sure that no other place is known of. Images of the folder would be left out in silence,
   * or those of another bucket taken.
   *
   * @throws MoveFailure there is one
   */
  void require() throws IOException {
    var noted = ImagesElsewhere.read(ImagesElsewhere.in(data.images()));
    var named = bucket.map(DistantImages::location);
    if (noted.isPresent() && !noted.equals(named)) {
      throw new MoveFailure(
          "The images of the data folder %s are in %s. Name that with --images, as its server does."
              .formatted(data.root(), noted.get()));
    }
    if (named.isPresent() && folder().hasImages()) {
      throw new MoveFailure(
          "The images of the data folder %s are in %s, and not in %s. Leave out --images."
              .formatted(data.root(), folder().kept(), named.get()));
    }
  }

  ImageFolder folder() {
    return new ImageFolder(data.images());
  }

  /** How many bytes of images come into the folder. */
  long inFolder(Manifest manifest) {
    return bucket.isPresent() ? 0 : manifest.images().bytes();
  }

  /** The same place as that of a data folder that is made. */
  ImagePlace of(DataLayout made) {
    return new ImagePlace(made, bucket);
  }

  /**
   * Where an export takes images from.
   *
   * @param file the place for one that is not in the folder, for the caller to remove
   */
  ImageSource source(Path file) {
    return bucket
        .<ImageSource>map(it -> new ImageSource.Elsewhere(it, file))
        .orElseGet(() -> new ImageSource.InFolder(folder()));
  }

  /** Where an import puts them; the folder says so from now on. */
  ImageTarget target() throws IOException {
    if (bucket.isEmpty()) return new ImageTarget.InFolder(folder());
    ImagesElsewhere.write(ImagesElsewhere.in(data.images()), bucket.get().location());
    return new ImageTarget.Elsewhere(bucket.get());
  }
}

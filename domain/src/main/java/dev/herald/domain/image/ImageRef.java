package dev.herald.domain.image;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.shared.HttpUrl;
import java.util.Objects;
import java.util.Optional;

/** A picture: one that was uploaded to Herald, or one that lives elsewhere. */
public sealed interface ImageRef {

  /** The name of the uploaded image, if it is one. */
  default Optional<ImageId> stored() {
    return Optional.empty();
  }

  /** The address of the image, if it lives elsewhere. */
  default Optional<HttpUrl> external() {
    return Optional.empty();
  }

  /** An image that was uploaded. */
  record Stored(ImageId id) implements ImageRef {
    public Stored {
      Objects.requireNonNull(id, "id");
    }

    @Override
    public Optional<ImageId> stored() {
      return Optional.of(id);
    }
  }

  /** An image that another server keeps; Herald passes the address on and never fetches it. */
  record External(HttpUrl url) implements ImageRef {
    public External {
      Objects.requireNonNull(url, "url");
    }

    @Override
    public Optional<HttpUrl> external() {
      return Optional.of(url);
    }
  }
}

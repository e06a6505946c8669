package dev.herald.http.image;

import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;

/**
 * Knows the addresses of images.
 *
 * @param base what they begin with: the public address of the server, without a slash at its end,
 *     or nothing
 */
public record ImageUrls(String base) {

  private static final String PATH = "/images/";

  public String of(ImageId id) {
    return base + PATH + id;
  }

  public String of(ImageRef image) {
    return image
        .stored()
        .map(this::of)
        .or(() -> image.external().map(url -> url.value()))
        .orElseThrow();
  }

  /**
   * The image at an address: one that Herald keeps, or else one elsewhere.
   *
   * @throws InvalidValue it is no address
   */
  public ImageRef read(String url) {
    var stored = find(url);
    return stored.isPresent()
        ? new ImageRef.Stored(stored.get())
        : new ImageRef.External(new HttpUrl(url));
  }

  /** The image that Herald keeps at this address, if it is one of its own. */
  public Optional<ImageId> find(String url) {
    var path = !base.isEmpty() && url.startsWith(base) ? url.substring(base.length()) : url;
    if (!path.startsWith(PATH)) return Optional.empty();
    try {
      return Optional.of(new ImageId(path.substring(PATH.length())));
    } catch (InvalidValue other) {
      return Optional.empty();
    }
  }
}

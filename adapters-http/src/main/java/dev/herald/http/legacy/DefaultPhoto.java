package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.image.UploadImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Sha256;
import dev.herald.http.image.ImageUrls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Photos as the API has them: addresses that may be missing. Herald's channels always have a photo,
 * so one that was made without gets a picture that stands for none.
 */
final class DefaultPhoto {

  private static final byte[] PICTURE =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" \
      fill="#6b7280"/><path d="M8 13v6h3l8 5V8l-8 5z" fill="#fff"/></svg>
      """
          .getBytes(UTF_8);

  /** The photo of a channel that has none of its own. */
  static final Avatar AVATAR = new Avatar(new ImageRef.Stored(new ImageId(Sha256.of(PICTURE))));

  private final UploadImage uploadImage;
  private final ImageUrls urls;

  DefaultPhoto(UploadImage uploadImage, ImageUrls urls) {
    this.uploadImage = uploadImage;
    this.urls = urls;
  }

  /**
   * The photo at an address; the picture that stands for none if the address is empty.
   *
   * @throws InvalidValue it is no address
   */
  Avatar read(String address) {
    return address.isEmpty() ? AVATAR : new Avatar(urls.read(address));
  }

  /**
   * Makes sure that a channel can have this photo: somebody must once have uploaded the picture.
   */
  void keep(Actor actor, Avatar avatar) {
    if (!avatar.equals(AVATAR)) return;
    try {
      uploadImage.upload(actor, new ByteArrayInputStream(PICTURE));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be read", e);
    }
  }

  /** The address of a photo; empty if there is none. */
  static String write(Avatar avatar, ImageUrls urls) {
    return avatar.equals(AVATAR) ? "" : urls.of(avatar.image());
  }
}

package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.image.UploadImage;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.http.answer.Hash;
import dev.herald.http.image.ImageUrls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

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

  private static final ImageId ID = new ImageId(Hash.of(PICTURE));

  private final UploadImage uploadImage;
  private final ImageUrls urls;

  DefaultPhoto(UploadImage uploadImage, ImageUrls urls) {
    this.uploadImage = uploadImage;
    this.urls = urls;
  }

  /** The photo at an address; the picture that stands for none if the address is empty. */
  Avatar read(String address) {
    if (!address.isEmpty()) return new Avatar(urls.read(address));
    try {
      uploadImage.upload(new ByteArrayInputStream(PICTURE));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be read", e);
    }
    return new Avatar(new ImageRef.Stored(ID));
  }

  /** The address of a photo; empty if there is none. */
  static String write(Avatar avatar, ImageUrls urls) {
    return avatar.image().stored().equals(Optional.of(ID)) ? "" : urls.of(avatar.image());
  }
}

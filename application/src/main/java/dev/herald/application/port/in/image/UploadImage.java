package dev.herald.application.port.in.image;

import dev.herald.application.failure.StorageFull;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes an image of any type and size. One that nothing refers to an hour after its last upload is
 * removed.
 */
@FunctionalInterface
public interface UploadImage {

  /**
   * @param bytes read to their end; the caller closes them
   * @return the image; the same bytes are the same image, however often they are uploaded
   * @throws Refusal.NotAnImage the bytes are no image, or there are none
   * @throws IOException the bytes could not be read to their end
   * @throws StorageFull there is no room for them
   */
  StoredImage upload(Actor actor, InputStream bytes) throws IOException;
}

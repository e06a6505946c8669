package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.image.DistantImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;

/** The images in a bucket, for a command that moves all of them. */
public final class S3DistantImages implements DistantImages {

  /** So often it is tried, with a pause between, before a command is given up. */
  private static final int MOST_TRIES = 30;

  private static final int BUFFER_SIZE = 64 * 1024;

  private final S3Client client;
  private final S3Location location;
  private final Tuning tuning;
  private final int mostTries;
  private final Reachability reachability;
  private final S3Objects objects;
  private final Keys keys;

  private S3DistantImages(S3Client client, S3Location location, Tuning tuning, int mostTries) {
    this.client = client;
    this.mostTries = mostTries;
    this.location = location;
    this.tuning = tuning;
    reachability = new Reachability(tuning.pause(), System::nanoTime);
    objects = new S3Objects(client, location.bucket(), new S3Calls(reachability), tuning);
    keys = new Keys(location.prefix());
  }

  /**
   * Opens a bucket to read it alone.
   *
   * @throws UnusableBucket it can't be read
   */
  public static S3DistantImages toRead(S3Settings settings) {
    return open(settings, Tuning.USUAL, false, MOST_TRIES);
  }

  /**
   * Opens a bucket, and looks whether all can be done there that Herald does.
   *
   * @throws UnusableBucket it can't be used
   */
  public static S3DistantImages toWrite(S3Settings settings) {
    return open(settings, Tuning.USUAL, true, MOST_TRIES);
  }

  static S3DistantImages open(S3Settings settings, Tuning tuning, boolean toWrite, int mostTries) {
    var client = new S3Clients(settings, tuning).client();
    try {
      var look = new FirstLook(client, settings);
      if (toWrite) look.require();
      else look.requireReadable();
      return new S3DistantImages(client, settings.location(), tuning, mostTries);
    } catch (RuntimeException | Error e) {
      client.close();
      throw e;
    }
  }

  @Override
  public String location() {
    return location.toString();
  }

  @Override
  public boolean read(ImageId id, Path file) throws IOException {
    return patiently(
        () -> {
          var found = objects.open(keys.kept(id));
          if (found.isEmpty()) return false;
          try (var kept = found.get()) {
            copy(kept.bytes(), file);
          }
          return true;
        });
  }

  /** What can't be read may be had later; what can't be written is another matter. */
  private static void copy(InputStream bytes, Path file) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    try (var out = Files.newOutputStream(file)) {
      for (var read = next(bytes, buffer); read >= 0; read = next(bytes, buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }

  private static int next(InputStream bytes, byte[] buffer) {
    try {
      return bytes.read(buffer);
    } catch (IOException e) {
      throw Reachability.busy(e.toString());
    }
  }

  @Override
  public boolean has(ImageId id, long byteSize) throws IOException {
    return patiently(
        () -> objects.size(keys.kept(id)).filter(size -> size == byteSize).isPresent());
  }

  @Override
  public void keep(ImageId id, Path file) throws IOException {
    patiently(
        () -> {
          objects.put(keys.kept(id), file, Files.size(file), S3ImageStore.CONTENT_TYPE);
          return true;
        });
  }

  private interface Attempt {
    boolean make() throws IOException;
  }

  private boolean patiently(Attempt attempt) throws IOException {
    for (var tries = 1; ; tries++) {
      try {
        return attempt.make();
      } catch (Busy e) {
        if (tries == mostTries) {
          throw new IOException(
              "the images in %s can't be reached: %s"
                  .formatted(
                      location, Objects.requireNonNullElse(reachability.trouble(), e.getMessage())),
              e);
        }
        pause();
      }
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(tuning.pause().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("told to stop", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

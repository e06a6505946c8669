package dev.herald.persistence.s3;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.failure.StoreTrouble.Kind;
import dev.herald.application.port.out.ImageProcessor;
import dev.herald.application.port.out.ImageStore;
import dev.herald.persistence.folder.ImagesElsewhere;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.image.ImageFolder;
import dev.herald.persistence.image.ImageIoProcessor;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.image.IncomingFolder;
import dev.herald.persistence.picture.HeifProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Images in a bucket, and the pictures that are made of them. */
public final class S3Images implements Images {

  /** What was known so short a time ago is still true. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final S3Client client;
  private final IncomingFolder incoming;
  private final Optional<Addresses> addresses;
  private final Keys keys;
  private final Reachability reachability;
  private final S3Objects objects;
  private final S3ImageStore store;
  private final S3Renditions renditions;
  private final ImageIoProcessor processor;

  private S3Images(
      S3Client client,
      S3Settings settings,
      Tuning tuning,
      IncomingFolder incoming,
      Optional<Addresses> addresses,
      Optional<HeifProgram> heif) {
    this.client = client;
    this.incoming = incoming;
    this.addresses = addresses;
    keys = new Keys(settings.location().prefix());
    reachability = new Reachability(tuning.pause(), System::nanoTime);
    var bucket = settings.location().bucket();
    objects = new S3Objects(client, bucket, new S3Calls(reachability), tuning);
    renditions = new S3Renditions(objects, keys, addresses);
    store = new S3ImageStore(objects, keys, incoming, renditions, addresses);
    processor = new ImageIoProcessor(incoming, store, renditions, heif);
  }

  /**
   * Opens the images in a bucket, looks whether all can be done there that Herald does, and ends
   * what an earlier process left unfinished there.
   *
   * @param root a folder for uploads that have not ended
   * @param keepMetadata whether images keep what they tell of places, people and devices
   * @param heif reads HEIC and AVIF; empty for pictures without smaller ones
   * @throws UnusableBucket the bucket can't be used
   * @throws UnusableDataFolder the folder can't be used, or has images or those of another bucket
   */
  public static S3Images open(
      S3Settings settings, Path root, boolean keepMetadata, Optional<HeifProgram> heif) {
    return open(settings, Tuning.USUAL, root, keepMetadata, heif);
  }

  static S3Images open(
      S3Settings settings,
      Tuning tuning,
      Path root,
      boolean keepMetadata,
      Optional<HeifProgram> heif) {
    var incoming = new IncomingFolder(root, keepMetadata);
    var clients = new S3Clients(settings, tuning);
    var client = clients.client();
    try {
      new FirstLook(client, settings).require();
      settle(settings.location(), root);
      var images =
          new S3Images(client, settings, tuning, incoming, addresses(settings, clients), heif);
      images.objects.abortUploads(images.keys.kept());
      return images;
    } catch (RuntimeException | Error e) {
      client.close();
      throw e;
    }
  }

  private static Optional<Addresses> addresses(S3Settings settings, S3Clients clients) {
    if (!settings.redirects()) return Optional.empty();
    var bucket = settings.location().bucket();
    return Optional.of(new Addresses(clients.presigner(), bucket, System::nanoTime));
  }

  /** Notes for backups, and for a start without an option, where the images are. */
  private static void settle(S3Location location, Path root) {
    var file = ImagesElsewhere.in(root);
    try {
      requireNone(root, location);
      var before = ImagesElsewhere.read(file);
      if (before.filter(it -> !it.equals(location.toString())).isPresent()) {
        throw new UnusableDataFolder(
            "The images of this data folder are in %s, and not in %s. If you have moved them, delete %s."
                .formatted(before.get(), location, file),
            null);
      }
      if (before.isEmpty()) ImagesElsewhere.write(file, location.toString());
    } catch (IOException e) {
      throw new UnusableDataFolder("Herald can't write %s (%s).".formatted(file, e), e);
    }
  }

  /** Or those of the folder would seem to be lost. */
  private static void requireNone(Path root, S3Location location) throws IOException {
    var folder = new ImageFolder(root);
    if (!folder.hasImages()) return;
    throw new UnusableDataFolder(
        "There are images in %s, which would not be used. Copy them to %s/kept, and move the folder away."
            .formatted(folder.kept(), location),
        null);
  }

  @Override
  public ImageStore store() {
    return store;
  }

  @Override
  public ImageProcessor processor() {
    return processor;
  }

  S3Renditions renditions() {
    return renditions;
  }

  @Override
  public Path incoming() {
    return incoming.path();
  }

  /** S3 is asked only if nobody else has called it just now. */
  @Override
  public Optional<StoreTrouble> trouble() {
    return incoming
        .trouble()
        .or(this::troubleOfS3)
        .map(it -> new StoreTrouble(Kind.IMAGES_NOT_WRITABLE, it));
  }

  private Optional<String> troubleOfS3() {
    if (reachability.age() > FRESH.toNanos() || reachability.trouble() != null) {
      try {
        objects.read(keys.attempt()); // which, unlike others, is answered with a reason
      } catch (Busy e) {
        return Optional.of(Optional.ofNullable(reachability.trouble()).orElse("" + e.getMessage()));
      }
    }
    return Optional.ofNullable(reachability.trouble());
  }

  @Override
  public void close() {
    processor.close();
    client.close();
    addresses.ifPresent(Addresses::close);
  }
}

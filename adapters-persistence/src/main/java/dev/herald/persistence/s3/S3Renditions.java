package dev.herald.persistence.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.herald.application.port.out.ImageProcessor.Rendition;
import dev.herald.domain.id.ImageId;
import dev.herald.persistence.image.RenditionFile;
import dev.herald.persistence.image.RenditionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps of each image an object for each rendition, and one more that names them and comes last:
 * without it, none of them count.
 */
final class S3Renditions implements RenditionStore {

  /** Of so many images it is remembered which renditions they have. */
  private static final int MOST_REMEMBERED = 10_000;

  private final S3Objects objects;
  private final Keys keys;
  private final Optional<Addresses> addresses;
  private final Map<ImageId, List<RenditionFile>> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ImageId, List<RenditionFile>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  S3Renditions(S3Objects objects, Keys keys, Optional<Addresses> addresses) {
    this.objects = objects;
    this.keys = keys;
    this.addresses = addresses;
  }

  @Override
  public boolean areMade(ImageId id) {
    return made(id).isPresent();
  }

  @Override
  public Optional<Rendition> find(ImageId id, int edge) {
    return made(id).flatMap(all -> RenditionFile.atLeast(edge, all)).flatMap(it -> open(id, it));
  }

  private Optional<Rendition> open(ImageId id, RenditionFile file) {
    var key = keys.rendition(id, file.name());
    var address = addresses.flatMap(it -> it.of(key, file.contentType()));
    if (address.isPresent()) return address.map(it -> Rendition.at(it, file.contentType()));
    var found = objects.open(key);
    if (found.isEmpty()) forget(id); // they went with their image just now
    return found.map(it -> new Rendition(file.contentType(), it.byteSize(), it.bytes()));
  }

  private Optional<List<RenditionFile>> made(ImageId id) {
    synchronized (made) {
      var known = made.get(id);
      if (known != null) return Optional.of(known);
    }
    var found = objects.read(keys.made(id)).map(S3Renditions::named);
    found.ifPresent(it -> remember(id, it));
    return found;
  }

  private static List<RenditionFile> named(byte[] list) {
    return new String(list, UTF_8)
        .lines()
        .filter(name -> !name.isBlank())
        .map(name -> RenditionFile.of(Path.of(name)))
        .toList();
  }

  private void remember(ImageId id, List<RenditionFile> all) {
    synchronized (made) {
      made.put(id, all);
    }
  }

  private void forget(ImageId id) {
    synchronized (made) {
      made.remove(id);
    }
  }

  /** The image is looked for last: whoever deletes it removes afterwards what is there by then. */
  @Override
  public void keep(ImageId id, Path folder) throws IOException {
    var all = new ArrayList<RenditionFile>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var path : files) all.add(RenditionFile.of(path));
    }
    for (var file : all) {
      var size = Files.size(file.path());
      objects.put(keys.rendition(id, file.name()), file.path(), size, file.contentType());
    }
    var names = all.stream().map(RenditionFile::name).collect(joining("\n"));
    objects.put(keys.made(id), names.getBytes(UTF_8));
    if (objects.size(keys.kept(id)).isEmpty()) delete(id);
  }

  @Override
  public void delete(ImageId id) {
    forget(id);
    objects.keys(keys.renditions(id)).forEach(objects::delete);
  }
}

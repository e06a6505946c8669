package dev.herald.application.testkit;

import static java.util.Comparator.comparing;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.out.ImageRepository;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.Cut;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryImageRepository implements ImageRepository {

  private final InMemoryStore store;

  public InMemoryImageRepository(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<StoredImage> find(ImageId id) {
    return Optional.ofNullable(store.read().images.get(id));
  }

  @Override
  public Map<ImageId, StoredImage> findAll(Collection<ImageId> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> find(id).stream())
        .collect(Collectors.toMap(StoredImage::id, image -> image));
  }

  @Override
  public void save(StoredImage image) {
    store.write().orphans.remove(image.id());
    store.write().images.merge(image.id(), image, InMemoryImageRepository::uploadedAgain);
  }

  private static StoredImage uploadedAgain(StoredImage known, StoredImage again) {
    return new StoredImage(
        known.id(), known.contentType(), known.byteSize(), known.dimensions(), again.uploadedAt());
  }

  @Override
  public void noteCut(ImageId id, Cut cut) {
    var tables = store.write();
    if (!tables.images.containsKey(id) || id.equals(cut.original())) return;
    if (!tables.cuts.containsKey(cut.original())) tables.cuts.put(id, cut);
  }

  @Override
  public Optional<Cut> findCut(ImageId id) {
    return Optional.ofNullable(store.read().cuts.get(id));
  }

  @Override
  public List<ImageId> forgetUnused(Instant uploadedBefore, int most) {
    var tables = store.write();
    var used = used(tables);
    var unused =
        tables.images.values().stream()
            .filter(image -> image.uploadedAt().isBefore(uploadedBefore))
            .filter(image -> !used.contains(image.id()))
            .limit(most)
            .toList();
    for (var image : unused) {
      tables.images.remove(image.id());
      tables.cuts.remove(image.id());
      tables.orphans.putIfAbsent(image.id(), Orphan.noted(image.uploadedAt()));
    }
    return unused.stream().map(StoredImage::id).toList();
  }

  private static Set<ImageId> used(Tables tables) {
    var avatars = tables.channels.values().stream().map(it -> it.info().avatar().image());
    var inPosts =
        tables.posts.values().stream()
            .map(Post::content)
            .flatMap(Optional::stream)
            .flatMap(content -> content.images().stream())
            .map(PostImage::image);
    var shown = Stream.concat(avatars, inPosts).map(ImageRef::stored).flatMap(Optional::stream);
    var inDrafts =
        tables.drafts.values().stream().flatMap(it -> it.content().uploadedImages().stream());
    var inTemplates =
        tables.templates.values().stream().flatMap(it -> it.content().uploadedImages().stream());
    var cutFrom = tables.cuts.values().stream().map(Cut::original);
    return Stream.of(shown, inDrafts, inTemplates, cutFrom)
        .flatMap(ids -> ids)
        .collect(Collectors.toSet());
  }

  @Override
  public void noteOrphan(ImageId id, Instant at) {
    var orphans = store.write().orphans;
    if (orphans.containsKey(id) && orphans.get(id).isBeingDeleted(at)) {
      throw new Busy("The same image is being deleted.", Duration.ofSeconds(1));
    }
    orphans.put(id, Orphan.noted(at));
  }

  @Override
  public List<ImageId> takeOrphans(Instant notedBefore, int most, Instant now) {
    var tables = store.write();
    var orphans = tables.orphans;
    var old =
        orphans.entrySet().stream()
            .filter(orphan -> orphan.getValue().notedAt().isBefore(notedBefore))
            .toList();
    old.stream().map(Map.Entry::getKey).filter(tables.images::containsKey).forEach(orphans::remove);
    var taken =
        old.stream()
            .filter(orphan -> orphans.containsKey(orphan.getKey()))
            .sorted(comparing(orphan -> orphan.getValue().notedAt()))
            .map(Map.Entry::getKey)
            .limit(most)
            .toList();
    taken.forEach(id -> orphans.put(id, Orphan.taken(now)));
    return taken;
  }

  @Override
  public void unlist(ImageId id) {
    var orphans = store.write().orphans;
    if (orphans.containsKey(id) && orphans.get(id).deletingUntil().isPresent()) orphans.remove(id);
  }
}

package dev.herald.http.pages;

import dev.herald.application.view.PostView;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.http.language.Excerpt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post as everybody may see it. Data for apps is not shown, nor why a post was recalled.
 *
 * @param url its own page
 * @param isPinned whether it is shown before all others
 * @param isWhole whether all of its text is shown
 */
public record ShownPost(
    String url,
    Instant at,
    Optional<Instant> recalledAt,
    boolean isPinned,
    String text,
    boolean isWhole,
    List<Picture> pictures,
    List<ShownLink> links) {

  /** How much of a text a list shows, in UTF-16 units, so that a page stays small. */
  private static final int MOST_IN_A_LIST = 800;

  /**
   * A picture.
   *
   * @param url all of it
   * @param thumbnail a smaller one
   * @param width in pixels, if it is known
   * @param height in pixels, if it is known
   */
  public record Picture(
      String url, String thumbnail, String alt, @Nullable Integer width, @Nullable Integer height) {

    private static Picture of(PostImage image, Map<ImageId, StoredImage> known, PageLinks links) {
      var size = image.image().stored().map(known::get).flatMap(StoredImage::dimensions);
      return new Picture(
          links.image(image.image()),
          links.thumbnail(image.image()),
          image.alt(),
          size.map(Dimensions::width).orElse(null),
          size.map(Dimensions::height).orElse(null));
    }
  }

  /** A way on. */
  public record ShownLink(String label, String url) {}

  /** All of a post. */
  static ShownPost whole(PostView view, PageLinks links) {
    return of(view, links, false, Integer.MAX_VALUE);
  }

  /** A post in a list, of which a long text is cut. */
  static ShownPost inList(PostView view, PageLinks links) {
    return of(view, links, false, MOST_IN_A_LIST);
  }

  /** The pinned post, at the head of a list. */
  static ShownPost pinned(PostView view, PageLinks links) {
    return of(view, links, true, MOST_IN_A_LIST);
  }

  private static ShownPost of(PostView view, PageLinks links, boolean isPinned, int most) {
    var post = view.post();
    var content = post.content();
    var text = content.flatMap(PostContent::text).map(PostText::value).orElse("");
    return new ShownPost(
        links.post(post),
        post.publishedAt(),
        post.recall().map(it -> it.at()),
        isPinned,
        Excerpt.of(text, most),
        text.length() <= most,
        content.map(PostContent::images).orElse(List.of()).stream()
            .map(image -> Picture.of(image, view.images(), links))
            .toList(),
        content.map(PostContent::links).orElse(List.of()).stream()
            .map(it -> new ShownLink(it.label(), it.url().value()))
            .toList());
  }

  /** Whether it has nothing that a person could read or see. */
  public boolean isForApps() {
    return recalledAt.isEmpty() && text.isEmpty() && pictures.isEmpty();
  }
}

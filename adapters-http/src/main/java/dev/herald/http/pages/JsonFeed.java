package dev.herald.http.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.herald.application.view.PostView;
import dev.herald.domain.post.PostContent;
import dev.herald.http.json.Json;
import dev.herald.http.pages.ShownPost.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel's feed as JSON Feed 1.1 has it. Its items have no titles, as posts have none. */
record JsonFeed(
    String version,
    String title,
    @JsonProperty("home_page_url") String homePageUrl,
    @JsonProperty("feed_url") String feedUrl,
    @Nullable String description,
    String icon,
    String favicon,
    List<Author> authors,
    List<Item> items) {

  static final String CONTENT_TYPE = "application/feed+json; charset=utf-8";

  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  /** Who wrote all of it. */
  record Author(String name, String url, String avatar) {}

  /** A post. */
  record Item(
      String id,
      String url,
      @JsonProperty("content_html") String contentHtml,
      @JsonProperty("content_text") @Nullable String contentText,
      @Nullable String image,
      @JsonProperty("date_published") String datePublished,
      @Nullable List<Attachment> attachments) {

    private static Item of(PostView view, PageLinks absolute) {
      var post = view.post();
      var shown = ShownPost.whole(view, absolute);
      var attachments = Attachment.of(view, absolute);
      return new Item(
          ChannelFeed.id(post, absolute),
          shown.url(),
          FeedHtml.of(shown),
          shown.text().isEmpty() ? null : shown.text(),
          shown.pictures().stream().map(Picture::url).findFirst().orElse(null),
          Json.time(post.publishedAt()),
          attachments.isEmpty() ? null : attachments);
    }
  }

  /** An image of a post that was uploaded; of others nobody knows the type, which must be told. */
  record Attachment(
      String url,
      @JsonProperty("mime_type") String mimeType,
      @Nullable String title,
      @JsonProperty("size_in_bytes") long sizeInBytes) {

    private static List<Attachment> of(PostView view, PageLinks absolute) {
      return view.post().content().map(PostContent::images).orElse(List.of()).stream()
          .flatMap(
              image ->
                  image.image().stored().map(view.images()::get).stream()
                      .map(
                          stored ->
                              new Attachment(
                                  absolute.original(stored.id()),
                                  stored.contentType(),
                                  image.alt().isEmpty() ? null : image.alt(),
                                  stored.byteSize())))
          .toList();
    }
  }

  static JsonFeed of(ChannelFeed feed, PageLinks absolute) {
    var channel = feed.channel().channel();
    var name = channel.info().name().value();
    var profile = channel.info().profile().value();
    var page = absolute.channel(channel.id());
    return new JsonFeed(
        VERSION,
        name,
        page,
        absolute.jsonFeed(channel.id()),
        profile.isEmpty() ? null : profile,
        absolute.photo(channel),
        absolute.icon(channel),
        List.of(new Author(name, page, absolute.photo(channel))),
        feed.posts().stream().map(it -> Item.of(it, absolute)).toList());
  }
}

package dev.herald.http.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostText;
import dev.herald.http.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page is about, in the words of schema.org. */
final class LinkedData {

  private static final String CONTEXT = "https://schema.org";

  private LinkedData() {}

  /** A channel, and how many follow it. */
  static String of(ChannelView view, PageLinks absolute) {
    var publisher = publisher(view.channel(), absolute);
    var profile = view.channel().info().profile().value();
    if (!profile.isEmpty()) publisher.put("description", profile);
    publisher.put(
        "interactionStatistic",
        Map.of(
            "@type",
            "InteractionCounter",
            "interactionType",
            CONTEXT + "/FollowAction",
            "userInteractionCount",
            view.subscriberCount()));
    var page = new LinkedHashMap<String, Object>();
    page.put("@context", CONTEXT);
    page.put("@type", "ProfilePage");
    page.put("mainEntity", publisher);
    return forHtml(page);
  }

  /** A post that was not recalled. */
  static String of(PostView view, Channel channel, String headline, PageLinks absolute) {
    var post = view.post();
    var content = post.content();
    var posting = new LinkedHashMap<String, Object>();
    posting.put("@context", CONTEXT);
    posting.put("@type", "SocialMediaPosting");
    posting.put("headline", headline);
    posting.put("url", absolute.post(post));
    posting.put("datePublished", Json.time(post.publishedAt()));
    posting.put("author", publisher(channel, absolute));
    content
        .flatMap(PostContent::text)
        .map(PostText::value)
        .ifPresent(text -> posting.put("articleBody", text));
    var pictures =
        content.map(PostContent::images).orElse(List.of()).stream()
            .map(it -> absolute.image(it.image()))
            .toList();
    if (!pictures.isEmpty()) posting.put("image", pictures);
    return forHtml(posting);
  }

  private static Map<String, Object> publisher(Channel channel, PageLinks absolute) {
    var publisher = new LinkedHashMap<String, Object>();
    publisher.put("@type", "Organization");
    publisher.put("name", channel.info().name().value());
    publisher.put("url", absolute.channel(channel.id()));
    publisher.put("image", absolute.photo(channel));
    return publisher;
  }

  /** Nothing in it can end the element that it stands in. */
  private static String forHtml(Object value) {
    return new String(Json.bytes(value), UTF_8)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}

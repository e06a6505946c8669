package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.http.json.Json;
import java.io.IOException;
import java.util.Optional;

/** The elements that messages consist of, as far as Herald understands them. */
final class Elements {

  static final String TEXT = "TIMTextElem";
  static final String IMAGE = "TIMImageElem";
  static final String CUSTOM = "TIMCustomElem";

  /** What marks a custom element as a post of the vendor's own console. */
  private static final String TWEET = "official_account_tweet";

  private static final int ORIGINAL = 1;
  private static final int OTHER_FORMAT = 255;

  private Elements() {}

  static void addText(ArrayNode body, String text) {
    add(body, TEXT).put("Text", text);
  }

  static void addImage(ArrayNode body, Picture picture) {
    var content = add(body, IMAGE);
    content.put("UUID", picture.uuid()).put("ImageFormat", picture.format());
    content
        .putArray("ImageInfoArray")
        .addObject()
        .put("Type", ORIGINAL)
        .put("Size", picture.byteSize())
        .put("Width", picture.width())
        .put("Height", picture.height())
        .put("URL", picture.url());
  }

  static void addCustom(ArrayNode body, String data) {
    add(body, CUSTOM).put("Data", data).put("Desc", "").put("Ext", "").put("Sound", "");
  }

  /** A post as the vendor's clients show it: text with links, and at most one picture. */
  static void addTweet(ArrayNode body, String text, Optional<Picture> picture) {
    var tweet = JsonNodeFactory.instance.objectNode();
    tweet.put("businessID", TWEET).put("version", 1).put("title", "");
    tweet.put("content", text).put("link", "");
    picture.ifPresent(
        it ->
            tweet
                .putObject("imageInfo")
                .put("url", it.url())
                .put("width", it.width())
                .put("height", it.height()));
    add(body, CUSTOM)
        .put("Data", new String(Json.bytes(tweet), UTF_8))
        .put("Desc", text)
        .put("Ext", "")
        .put("Sound", "");
  }

  private static ObjectNode add(ArrayNode body, String type) {
    return body.addObject().put("MsgType", type).putObject("MsgContent");
  }

  /** The text of a text element. */
  static Optional<String> text(JsonNode element) {
    return is(element, TEXT) ? find(element.get("MsgContent"), "Text") : Optional.empty();
  }

  /** The address of the picture of an image element: the original, or else what there is. */
  static Optional<String> image(JsonNode element) {
    if (!is(element, IMAGE)) return Optional.empty();
    Optional<String> best = Optional.empty();
    for (var info : element.get("MsgContent").path("ImageInfoArray")) {
      var url = find(info, "URL");
      if (url.isPresent() && (best.isEmpty() || info.path("Type").asInt() == ORIGINAL)) best = url;
    }
    return best;
  }

  /** The post in a custom element, if there is one. */
  static Optional<Tweet> tweet(JsonNode element) {
    if (!is(element, CUSTOM)) return Optional.empty();
    try {
      var data = find(element.get("MsgContent"), "Data").orElse("");
      var tweet = Json.tree(data.getBytes(UTF_8));
      if (!tweet.path("businessID").asText().equals(TWEET)) return Optional.empty();
      return Optional.of(
          new Tweet(
              find(tweet, "content").orElse(""), find(tweet.path("imageInfo"), "url").orElse("")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean is(JsonNode element, String type) {
    return element.get("MsgType").textValue().equals(type);
  }

  private static Optional<String> find(JsonNode object, String name) {
    return Optional.ofNullable(object.path(name).textValue());
  }

  /** The format of a picture as image elements number it. */
  static int format(String contentType) {
    return switch (contentType) {
      case "image/jpeg" -> 1;
      case "image/gif" -> 2;
      case "image/png" -> 3;
      case "image/bmp" -> 4;
      default -> OTHER_FORMAT;
    };
  }

  /**
   * A picture as elements describe it; what is not known is 0.
   *
   * @param uuid its id
   * @param format as {@link #format} numbers it
   */
  record Picture(String url, String uuid, int format, long byteSize, int width, int height) {

    static Picture elsewhere(String url) {
      return new Picture(url, url, OTHER_FORMAT, 0, 0, 0);
    }

    static Picture of(String url, String id, int format, long byteSize, Optional<Dimensions> size) {
      return new Picture(
          url,
          id,
          format,
          byteSize,
          size.map(Dimensions::width).orElse(0),
          size.map(Dimensions::height).orElse(0));
    }
  }

  /**
   * A post of the vendor's own console.
   *
   * @param content text with links in Markdown
   * @param image the address of its picture; empty if it has none
   */
  record Tweet(String content, String image) {}
}

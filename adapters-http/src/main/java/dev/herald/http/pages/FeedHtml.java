package dev.herald.http.pages;

import static dev.herald.http.markup.Markup.escaped;

import dev.herald.http.pages.ShownPost.Picture;
import dev.herald.http.pages.ShownPost.ShownLink;
import java.util.stream.Collectors;

/** A post as feed readers show it: HTML without anything but what it says. */
final class FeedHtml {

  private FeedHtml() {}

  static String of(ShownPost post) {
    var html = new StringBuilder();
    if (!post.text().isEmpty()) {
      html.append("<p dir=\"auto\">")
          .append(escaped(post.text()).replaceAll("\r\n|\r|\n", "<br>\n"))
          .append("</p>");
    }
    post.pictures().forEach(it -> html.append(picture(it)));
    if (!post.links().isEmpty()) {
      html.append(
          post.links().stream()
              .map(FeedHtml::link)
              .collect(Collectors.joining("", "<ul>", "</ul>")));
    }
    return html.toString();
  }

  private static String picture(Picture picture) {
    var size =
        picture.width() == null
            ? ""
            : " width=\"%s\" height=\"%s\"".formatted(picture.width(), picture.height());
    return "<p><img src=\"%s\" alt=\"%s\"%s></p>"
        .formatted(escaped(picture.url()), escaped(picture.alt()), size);
  }

  private static String link(ShownLink link) {
    return "<li><a href=\"%s\" dir=\"auto\">%s</a></li>"
        .formatted(escaped(link.url()), escaped(link.label()));
  }
}

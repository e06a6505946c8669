package dev.herald.http.link;

import static dev.herald.http.markup.Markup.escaped;

/**
 * A frame in which another site shows a page.
 *
 * @param url the page
 * @param title what it is called, for those who can't see it
 * @param width in pixels, or {@code 100%}
 * @param height in pixels
 */
public record Frame(String url, String title, String width, int height) {

  /** As it stands in that site's HTML. */
  public String html() {
    return "<iframe src=\"%s\" title=\"%s\" width=\"%s\" height=\"%s\" loading=\"lazy\" style=\"border:0\"></iframe>"
        .formatted(escaped(url), escaped(title), width, height);
  }
}

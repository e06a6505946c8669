package dev.herald.http.markup;

/** Texts in HTML and XML. */
public final class Markup {

  private Markup() {}

  /** A text as it stands in an element, or in an attribute with double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

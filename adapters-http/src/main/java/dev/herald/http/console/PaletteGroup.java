package dev.herald.http.console;

import java.util.List;

/**
 * Choices of one kind in the palette.
 *
 * @param key of the text that says which kind
 */
public record PaletteGroup(String key, List<Choice> choices) {

  /**
   * What can be chosen.
   *
   * @param picture the address of a picture, or the name of an icon
   * @param detail what tells it from others with the same label; empty if nothing does
   * @param way what happens then
   * @param target the address of a page or a window, or which control of the page
   */
  public record Choice(String picture, String label, String detail, Way way, String target) {

    static Choice page(String icon, String label, String address) {
      return new Choice(icon, label, "", Way.PAGE, address);
    }

    /** Whether the picture is an icon. */
    public boolean hasIcon() {
      return !picture.contains("/");
    }
  }

  /** What happens when something is chosen. */
  public enum Way {
    /** A page is opened. */
    PAGE,
    /** A window is opened. */
    WINDOW,
    /** A control of the page is pressed. */
    CONTROL
  }
}

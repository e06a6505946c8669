package dev.herald.http.pages;

/**
 * What of the server is for everybody.
 *
 * @param areOn whether public channels have pages at all
 * @param framedBy which sites may show the pages that are made for it in frames
 */
public record PageSettings(boolean areOn, FrameAncestors framedBy) {

  /** No pages. */
  public static final PageSettings OFF = new PageSettings(false, FrameAncestors.NONE);

  /** Pages for public channels, in nobody's frames. */
  public static final PageSettings ON = new PageSettings(true, FrameAncestors.NONE);

  /** The same in the frames of these. */
  public PageSettings framedBy(FrameAncestors others) {
    return new PageSettings(areOn, others);
  }
}

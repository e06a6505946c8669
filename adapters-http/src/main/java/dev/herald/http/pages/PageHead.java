package dev.herald.http.pages;

import java.time.Instant;
import java.util.Optional;

/**
 * What a page says of itself to programs: to browsers, to searches, and to those who show a link.
 *
 * @param title what it is called
 * @param type what it is to Open Graph, such as {@code article}
 * @param description what it is about, in a sentence or two; may be empty
 * @param address where it is, for everybody
 * @param icon a small picture
 * @param picture an address of a picture, for everybody
 * @param isLargePicture whether the picture is what the page is about
 * @param site the name of the channel
 * @param publishedAt when it was published, if that was at a moment
 * @param atomFeed an address of the channel's feed
 * @param jsonFeed the same in another form
 * @param oEmbed an address that tells how to show it in a frame
 * @param linkedData JSON-LD that may stand in HTML; empty if there is none
 */
public record PageHead(
    String title,
    String type,
    String description,
    String address,
    String icon,
    String picture,
    boolean isLargePicture,
    String site,
    Optional<Instant> publishedAt,
    String atomFeed,
    String jsonFeed,
    String oEmbed,
    String linkedData) {}

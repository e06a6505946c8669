package dev.herald.bootstrap.e2e.stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.herald.bootstrap.e2e.console.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A page in a browser, which follows a stream and comes back to it by itself. */
final class FollowingPage implements AutoCloseable {

  private static final String HTML =
      """
      <!doctype html>
      <link rel="icon" href="data:,">
      <p></p>
      <output>0</output>
      <script>
        const received = [];
        const stream = new EventSource("%s");
        stream.addEventListener("post.published", event => {
          received.push([event.lastEventId, event.data]);
          document.querySelector("output").textContent = received.length;
        });
        const say = text => document.querySelector("p").textContent = text;
        stream.onopen = () => say("open");
        stream.onerror = () => say("lost");
      </script>
      """;

  /** A browser waits up to five seconds before it tries again, and longer each time. */
  private static final HasTextOptions PATIENCE = new HasTextOptions().setTimeout(30_000);

  private final Page page;

  private FollowingPage(Page page) {
    this.page = page;
  }

  /** Opens a page of this site, and returns once it reads the stream. */
  static FollowingPage open(Browser browser, Site site, String stream) {
    site.show(HTML.formatted(stream));
    var page = browser.newPage();
    page.navigate(site.origin() + "/");
    assertThat(page.locator("p")).hasText("open");
    return new FollowingPage(page);
  }

  /** Waits until so many posts have come in all. */
  void awaitPosts(int count) {
    assertThat(page.locator("output")).hasText(Integer.toString(count), PATIENCE);
  }

  /** Waits until it has lost the stream. */
  void awaitLoss() {
    assertThat(page.locator("p")).hasText("lost");
  }

  List<Received> posts() throws IOException {
    var posts = new ArrayList<Received>();
    for (var event : (List<?>) page.evaluate("received")) {
      var idAndData = (List<?>) event;
      posts.add(Received.of((String) idAndData.get(0), (String) idAndData.get(1)));
    }
    return posts;
  }

  @Override
  public void close() {
    page.close();
  }
}

package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever goes through a page by keyboard sees where they are. */
class FocusIT extends Journey {

  private static final int MOST_STEPS = 80;

  /** What has the focus, and the outline of what is seen of it: of a hidden input, its label. */
  private static final String FOCUSED =
      """
      () => {
        const it = document.activeElement
        if (it === document.body || it.dataset.wasSeen) return null
        it.dataset.wasSeen = ''
        const label = document.querySelector(`label.btn[for="${it.id}"]`)
        const seen = it.matches('.visually-hidden') ? label : it
        const { outlineStyle, outlineWidth } = getComputedStyle(seen)
        const isSeen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2
        return { name: it.outerHTML.slice(0, 120), isSeen }
      }
      """;

  @Test
  void everythingThatHasTheFocusShowsIt() throws Exception {
    var news = createChannel("City News");
    publish(news, "Trams resume at six");
    subscribe(news, "anna");
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (var path : List.of("channels", "channel?id=" + news, "posts", "compose", "webhooks")) {
        open("/console/" + path);
        page.locator(".skip").focus(); // a new post begins in the middle of its page
        assertFocusIsSeen(path);
      }
      open("/console/channels");
      button("Edit City News").click();
      window().waitFor();
      assertFocusIsSeen("a window");
    }
  }

  private void assertFocusIsSeen(String where) {
    var unseen = new ArrayList<Object>();
    var count = 0;
    for (var i = 0; i < MOST_STEPS; i++) {
      page.keyboard().press("Tab");
      var focused = (Map<?, ?>) page.evaluate(FOCUSED);
      if (focused == null) {
        if (count > 0) break;
        continue;
      }
      count++;
      if (!Boolean.TRUE.equals(focused.get("isSeen"))) unseen.add(focused.get("name"));
    }
    assertThat(count).as("controls of " + where).isGreaterThan(3);
    assertThat(unseen).as(where).isEmpty();
  }
}

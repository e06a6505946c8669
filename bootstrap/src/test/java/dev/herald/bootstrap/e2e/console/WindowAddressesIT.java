package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows have addresses of their own. */
class WindowAddressesIT extends Journey {

  private static final Pattern LIST = Pattern.compile("/console/channels(\\?query=tram)?$");
  private static final Pattern NEW = Pattern.compile("/console/channels#/new-channel$");

  private String trams;

  @BeforeEach
  void givenAChannel() throws Exception {
    trams = createChannel("Trams");
  }

  @Test
  void backClosesAWindowAndForwardOpensItAgain() {
    open("/console/channels");
    button("Create Official Channel").click();
    assertThat(field("Name")).isFocused();
    assertThat(page).hasURL(NEW);

    page.goBack();
    assertThat(window()).isHidden();
    assertThat(page).hasURL(LIST);

    page.goForward();
    assertThat(field("Name")).isVisible();
    assertThat(page).hasURL(NEW);
  }

  @Test
  void linkOpensAWindowAndAReloadKeepsIt() {
    open("/console/channels#/edit-channel?id=" + trams);
    assertThat(field("Name")).hasValue("Trams");

    page.reload();
    assertThat(field("Name")).hasValue("Trams");

    button("Cancel").click();
    assertThat(window()).isHidden();
    assertThat(page).hasURL(LIST);
    page.reload();
    assertThat(rows()).hasCount(1);
    assertThat(window()).isHidden();
  }

  @Test
  void closedWindowLeavesTheListAsItWasSearched() {
    open("/console/channels");
    search().fill("tram");
    assertThat(page).hasURL(LIST);
    button("Edit Trams").click();
    assertThat(field("Name")).hasValue("Trams");

    button("Cancel").click();
    assertThat(page).hasURL(LIST);
    assertThat(search()).hasValue("tram");
    assertThat(rows()).hasCount(1);

    button("Edit Trams").click();
    assertThat(field("Name")).hasValue("Trams");
    page.goBack();
    assertThat(window()).isHidden();
    assertThat(search()).hasValue("tram");
  }

  @Test
  void backAsksBeforeWhatWasTypedIsLost() {
    open("/console/channels");
    button("Create Official Channel").click();
    field("Name").fill("Buses");

    page.onceDialog(Dialog::dismiss);
    page.goBack();
    assertThat(page).hasURL(NEW);
    assertThat(field("Name")).hasValue("Buses");

    page.onceDialog(Dialog::accept);
    page.goBack();
    assertThat(window()).isHidden();
    assertThat(page).hasURL(LIST);
  }

  @Test
  void savingTakesTheAddressAway() {
    open("/console/channels");
    button("Edit Trams").click();
    field("Name").fill("Buses");
    button("Save").click();

    assertThat(notice()).containsText("Buses");
    assertThat(page).hasURL(LIST);
    assertThat(window()).isHidden();
  }
}

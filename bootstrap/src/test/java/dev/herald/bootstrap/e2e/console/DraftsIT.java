package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written is never lost, never published twice, and never on another channel. */
class DraftsIT extends Journey {

  private static final Pattern POSTS = Pattern.compile("/console/posts$");

  private String zoo;
  private String health;

  @BeforeEach
  void twoChannels() throws Exception {
    zoo = createChannel("City Zoo");
    health = createChannel("Ministry of Health");
  }

  @Test
  void backAfterPublishingDoesNotOfferThePostAgain() throws Exception {
    open("/console/channels");
    write(page, zoo, "The elephants are back");
    publishNow(page);

    page.goBack();

    assertThat(page).hasURL(Pattern.compile("/console/channels$"));
    open("/console/compose?channel=" + zoo);
    assertIsNew(page);
    Assertions.assertThat(posts(zoo)).hasSize(1);
  }

  @Test
  void aCopyOfTheTabSaysThatItsPostWasPublished() throws Exception {
    write(page, zoo, "The elephants are back");
    var copy = copyOf(page);
    assertThat(copy.locator("#text")).hasValue("The elephants are back");

    publishNow(page);

    assertThat(copy.locator("#publish-state")).containsText("You published this at");
    assertThat(copy.locator("#publish")).isDisabled();
    copy.reload();
    assertIsNew(copy);
    Assertions.assertThat(posts(zoo)).hasSize(1);
  }

  /** What a browser shows again as it was, whether from memory or as it keeps forms. */
  @Test
  void aPageThatIsShownAgainAsItWasIsSpent() throws Exception {
    write(page, zoo, "The elephants are back");
    var key = page.locator("[name=key]").inputValue();
    publishNow(page);

    open("/console/compose?channel=" + zoo);
    page.evaluate("key => { document.querySelector('[name=key]').value = key }", key);
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

    assertThat(page.locator("#publish-state")).containsText("You published this at");
    assertThat(page.locator("#publish")).isDisabled();
    page.locator("#text").fill("The elephants have left");
    page.getByLabel("Text Only").check();
    assertThat(page.locator("#publish")).isEnabled();
    publishNow(page);
    Assertions.assertThat(posts(zoo)).hasSize(2);
  }

  @Test
  void aDraftStaysWithItsChannel() throws Exception {
    write(page, zoo, "The elephants are back");
    open("/console/channels");
    page.getByLabel("Create a post on Ministry of Health").click();

    assertThat(button("Channel: Ministry of Health")).isVisible();
    assertIsNew(page);
    assertThat(unfinished(page)).containsText("You have an unfinished post for City Zoo.");
    assertThat(unfinished(page)).containsText("The elephants are back");
    page.locator("#text").fill("Wash your hands");

    button("Continue").click();
    assertThat(button("Channel: City Zoo")).isVisible();
    assertThat(field("Content")).hasValue("The elephants are back");
    assertThat(unfinished(page)).containsText("Ministry of Health");
    publishNow(page);
    Assertions.assertThat(posts(zoo)).hasSize(1);
    Assertions.assertThat(posts(health)).isEmpty();
  }

  @Test
  void aTabThatWasClosedLosesNothing() {
    var other = page.context().newPage();
    write(other, zoo, "The elephants are back");
    other.close();

    open("/console/compose?channel=" + zoo);
    assertThat(unfinished(page)).containsText("City Zoo");
    button("Continue").click();

    assertThat(field("Content")).hasValue("The elephants are back");
    assertThat(page.getByLabel("Text Only")).isChecked();
  }

  @Test
  void twoTabsDoNotTakeFromEachOther() throws Exception {
    write(page, zoo, "The elephants are back");
    var other = page.context().newPage();
    write(other, zoo, "The lions are out");

    page.reload();
    other.reload();

    assertThat(page.locator("#text")).hasValue("The elephants are back");
    assertThat(other.locator("#text")).hasValue("The lions are out");
    publishNow(page);
    publishNow(other);
    Assertions.assertThat(posts(zoo)).hasSize(2);
  }

  @Test
  void discardingAsksFirst() {
    write(page, zoo, "The elephants are back");
    page.reload();

    page.onceDialog(question -> question.dismiss());
    button("Discard draft").click();
    assertThat(field("Content")).hasValue("The elephants are back");

    page.onceDialog(question -> question.accept());
    button("Discard draft").click();
    assertIsNew(page);
    page.reload();
    assertIsNew(page);
  }

  @Test
  void signingOutLeavesNoDraft() {
    write(page, zoo, "The elephants are back");

    page.locator(".side-foot .menu").last().locator("summary").click();
    button("Sign out").click();
    assertThat(button("Sign in")).isVisible();

    Assertions.assertThat(page.evaluate("Object.keys(localStorage)").toString())
        .doesNotContain("draft");
  }

  @Test
  void leavingAsksWhereSomethingWouldBeLost() {
    var questions = new ArrayList<String>();
    open("/console/channels");
    button("Create Official Channel").click();
    page.onDialog(
        question -> {
          questions.add(question.type());
          question.dismiss();
        });
    page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));

    var other = page.context().newPage();
    other.navigate("/console/channels");
    other.getByText("Create Official Channel").click();
    other.locator("#name").pressSequentially("City");
    other.onDialog(
        question -> {
          questions.add(question.type());
          question.dismiss();
        });
    other.close(new Page.CloseOptions().setRunBeforeUnload(true));
    other.waitForCondition(() -> !questions.isEmpty());
    Assertions.assertThat(questions).containsExactly("beforeunload");
    assertThat(other.locator("#name")).hasValue("City");
  }

  @Test
  void publishingSaysWhoGetsIt() throws Exception {
    subscribe(health, "anna");
    subscribe(health, "ben");
    write(page, health, "Wash your hands");

    page.locator("#text").press("Control+Enter");
    assertThat(window()).containsText("2 subscribers of Ministry of Health will get this.");
    assertThat(window()).containsText("can’t be edited");
    page.keyboard().press("Escape");
    assertThat(window()).isHidden();
    Assertions.assertThat(posts(health)).isEmpty();

    page.locator("#text").press("Control+Enter");
    assertThat(window()).isVisible();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(POSTS);
    Assertions.assertThat(posts(health)).hasSize(1);
  }

  private void write(Page tab, String channel, String text) {
    tab.navigate("/console/compose?channel=" + channel);
    tab.getByLabel("Text Only").check();
    tab.locator("#text").fill(text);
    assertThat(tab.locator("#publish-state")).hasText("Ready to publish.");
  }

  private static void publishNow(Page tab) {
    tab.locator("#publish").click();
    tab.locator("[data-yes]").click();
    assertThat(tab).hasURL(POSTS);
  }

  /** A tab like this one, as browsers make it: with what the tab alone has kept. */
  private static Page copyOf(Page tab) {
    var kept = tab.evaluate("JSON.stringify(sessionStorage)");
    var copy = tab.context().newPage();
    copy.navigate("/console/posts");
    copy.evaluate("kept => Object.assign(sessionStorage, JSON.parse(kept))", kept);
    copy.navigate(tab.url());
    return copy;
  }

  private static Locator unfinished(Page tab) {
    return tab.locator("#unfinished");
  }

  private static void assertIsNew(Page tab) {
    assertThat(tab.locator("#text")).isEmpty();
    assertThat(tab.locator("#publish")).isDisabled();
    assertThat(tab.locator("#publish-state")).not().containsText("Ready");
  }
}

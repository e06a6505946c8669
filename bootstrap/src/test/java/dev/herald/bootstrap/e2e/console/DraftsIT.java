package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
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
  void aCopyOfTheTabSaysThatItsPostWasPublished() throws Exception {
    write(page, zoo, "The elephants are back");
    assertIsSaved(page);
    var copy = page.context().newPage();
    copy.navigate(page.url());
    assertThat(copy.locator("#text")).hasValue("The elephants are back");

    publishNow(page);

    assertThat(copy.locator("#publish-state")).containsText("You published this at");
    assertThat(copy.locator("#publish")).isDisabled();
    copy.reload();
    assertThat(copy).hasURL(Pattern.compile("/console/posts/[^/]+$"));
    Assertions.assertThat(posts(zoo)).hasSize(1);
  }

  @Test
  void aDraftStaysWithItsChannel() throws Exception {
    write(page, zoo, "The elephants are back");
    assertIsSaved(page);
    open("/console/channels");
    page.getByLabel("Create a post on Ministry of Health").click();

    assertThat(button("Channel: Ministry of Health")).isVisible();
    assertIsNew(page);
    page.locator("#text").fill("Wash your hands");
    assertIsSaved(page);

    link("Drafts").click();
    assertThat(rows()).hasCount(2);
    link("Continue a draft for City Zoo").click();
    assertThat(button("Channel: City Zoo")).isVisible();
    assertThat(field("Content")).hasValue("The elephants are back");
    publishNow(page);
    Assertions.assertThat(posts(zoo)).hasSize(1);
    Assertions.assertThat(posts(health)).isEmpty();
    open("/console/drafts");
    assertThat(rows()).hasCount(1);
  }

  @Test
  void anotherChannelIsAnotherDraftAndTheFirstOneCanBeHadBack() {
    write(page, zoo, "The elephants are back");
    assertIsSaved(page);
    var first = page.url();

    button("Channel: City Zoo").click();
    window().getByText("Ministry of Health").click();
    assertThat(page).not().hasURL(first);
    assertIsSaved(page);

    open("/console/drafts");
    assertThat(rows()).hasCount(1);
    assertThat(rows()).containsText("Ministry of Health");
    open("/console/drafts?state=discarded");
    assertThat(rows()).containsText("City Zoo");
    button("Restore a draft for City Zoo").click();
    assertThat(page).hasURL(first);
    assertThat(field("Content")).hasValue("The elephants are back");
  }

  @Test
  void aTabThatWasClosedLosesNothing() {
    var other = page.context().newPage();
    write(other, zoo, "The elephants are back");
    assertIsSaved(other);
    other.close();

    open("/console/drafts?query=elephants");
    link("Continue a draft for City Zoo").click();

    assertThat(field("Content")).hasValue("The elephants are back");
    assertThat(page.getByLabel("Text Only")).isChecked();
  }

  /** As when the server is away: the browser alone has it until the server is back. */
  @Test
  void whatTheServerDoesNotTakeIsKeptInTheBrowser() {
    provoke("ERR_FAILED");
    provoke("Failed to load resource");
    page.route("**/console/drafts", Route::abort);
    write(page, zoo, "The elephants are back");
    assertThat(page.locator("#save-state")).containsText("Not saved on the server yet");

    page.unroute("**/console/drafts");
    open("/console/compose?channel=" + zoo);

    assertThat(field("Content")).hasValue("The elephants are back");
    assertIsSaved(page);
  }

  @Test
  void aDiscardedDraftCanBeHadBack() {
    write(page, zoo, "The elephants are back");
    assertIsSaved(page);
    var draft = page.url();

    button("Discard draft").click();
    assertThat(notice()).containsText("Draft discarded. It can be restored for 30 days.");
    open(draft);
    assertThat(page).hasURL(Pattern.compile("state=discarded$"));
    button("Restore a draft for City Zoo").click();

    assertThat(page).hasURL(draft);
    assertThat(field("Content")).hasValue("The elephants are back");
  }

  @Test
  void twoPeopleInOneDraftSeeThatAndLoseNothing() throws Exception {
    write(page, zoo, "The elephants are back");
    assertIsSaved(page);
    var ben = signedIn(browser());
    ben.navigate(page.url());
    assertThat(ben.locator("#text")).hasValue("The elephants are back");

    ben.locator("#text").fill("The elephants are back, says Ben");
    assertIsSaved(ben);
    page.evaluate("document.activeElement.blur()");
    lookAt(page);
    assertThat(field("Content")).hasValue("The elephants are back, says Ben");
    assertThat(notice()).containsText("changed this draft");

    provoke(412);
    ben.locator("#text").fill("The elephants have left, says Ben");
    page.locator("#text").fill("The elephants are here, says Anna");
    page.waitForCondition(() -> isOvertaken(page) || isOvertaken(ben));
    var late = isOvertaken(page) ? page : ben;
    assertThat(late.locator("#overtaken")).containsText("What you wrote is still here.");
    assertThat(late.locator("#publish")).isDisabled();
    late.getByText("Keep mine as another draft").click();
    assertIsSaved(late);

    open("/console/drafts");
    assertThat(rows()).hasCount(2);
    assertThat(page.getByText("The elephants have left, says Ben")).isVisible();
    assertThat(page.getByText("The elephants are here, says Anna")).isVisible();
  }

  @Test
  void twoTabsDoNotTakeFromEachOther() throws Exception {
    write(page, zoo, "The elephants are back");
    var other = page.context().newPage();
    write(other, zoo, "The lions are out");
    assertIsSaved(page);
    assertIsSaved(other);

    page.reload();
    other.reload();

    assertThat(page.locator("#text")).hasValue("The elephants are back");
    assertThat(other.locator("#text")).hasValue("The lions are out");
    publishNow(page);
    publishNow(other);
    Assertions.assertThat(posts(zoo)).hasSize(2);
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

  @Test
  void aPostMayBePublishedWithoutNotifyingAnybody() throws Exception {
    write(page, health, "Wash your hands, please");
    assertIsSaved(page);
    page.locator("#publish").click();
    window().getByText("Publish without notifying subscribers").click();
    page.keyboard().press("Escape");
    assertThat(window()).isHidden();

    page.locator("#publish").click();
    assertThat(window().getByRole(AriaRole.CHECKBOX)).not().isChecked();
    window().getByText("Publish without notifying subscribers").click();
    page.locator("[data-yes='']").click();

    assertThat(page).hasURL(POSTS);
    Assertions.assertThat(posts(health).get(0).get("silent").asBoolean()).isTrue();
  }

  private void write(Page tab, String channel, String text) {
    tab.navigate("/console/compose?channel=" + channel);
    tab.getByLabel("Text Only").check();
    tab.locator("#text").fill(text);
    assertThat(tab.locator("#publish-state")).hasText("Ready to publish.");
  }

  private static void assertIsSaved(Page tab) {
    assertThat(tab.locator("#save-state")).containsText("Saved");
    assertThat(tab).hasURL(Pattern.compile("/console/drafts/[^/]+$"));
  }

  private static boolean isOvertaken(Page tab) {
    return tab.locator("#overtaken").isVisible();
  }

  /** As when its tab is chosen again. */
  private static void lookAt(Page tab) {
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  private static void publishNow(Page tab) {
    tab.locator("#publish").click();
    tab.locator("[data-yes='']").click();
    assertThat(tab).hasURL(POSTS);
  }

  private static void assertIsNew(Page tab) {
    assertThat(tab.locator("#text")).isEmpty();
    assertThat(tab.locator("#publish")).isDisabled();
    assertThat(tab.locator("#publish-state")).not().containsText("Ready");
  }
}

package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.herald.bootstrap.e2e.Client;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may do what: programs get tokens, colleagues are invited, seen, and sent away. */
class PeopleIT extends Journey {

  @Test
  void theKeyboardAloneMakesATokenForOneChannelAndItsSecretIsShownOnce() throws Exception {
    var news = createChannel("City News");
    createChannel("Sports Club");
    open("/console/access");
    goTo(button("New Token"));
    press("Enter");
    assertThat(field("Name")).isFocused();
    page.keyboard().type("web shop");
    goTo(search());
    page.keyboard().type("spo");
    press("Enter"); // before it is found
    assertThat(chosen()).containsText(new String[] {"Sports Club"});
    page.keyboard().type(news); // its id
    assertThat(page.locator("#found [data-query]")).hasAttribute("data-query", news);
    goTo(found());
    press("Enter");
    assertThat(chosen()).containsText(new String[] {"Sports Club", "City News"});
    assertThat(search()).isFocused();
    Barriers.assertNone(page);
    press("Shift+Tab");
    press("Shift+Tab");
    assertThat(button("Remove: Sports Club")).isFocused();
    press("Enter");
    assertThat(chosen()).hasCount(1);
    goTo(button("Create"));
    press("Enter");

    var secret = shownOnce();
    var shop = new Client(server.port(), secret);
    assertThat(shop.read("/api/v1/channels").get("items").findValuesAsText("name"))
        .containsExactly("City News");
    press("Enter"); // closes
    assertThat(rows().first()).containsText("web shop");
    assertThat(rows().first()).containsText(news);
    assertThat(page.content()).doesNotContain(secret);
    Barriers.assertNone(page);
  }

  @Test
  void aChannelThatIsNotThereIsRefusedAndWhatWasEnteredStays() throws Exception {
    createChannel("City News");
    open("/console/access");
    button("New Token").click();
    field("Name").fill("typist");
    search().fill("City");
    found().click();
    search().fill("Town News");
    assertThat(page.locator("#found")).containsText("Nothing found");

    provoke(422);
    button("Create").click();

    assertThat(failure()).containsText("One of these channels is not there.");
    assertThat(search()).isFocused();
    assertThat(search()).hasValue("Town News");
    assertThat(field("Name")).hasValue("typist");
    assertThat(chosen()).containsText(new String[] {"City News"});
    search().fill("");
    assertThat(page.locator("#found li")).hasCount(0);
    button("Create").click();
    assertThat(shownOnce()).isNotEmpty();
  }

  @Test
  void aColleagueIsInvitedSeenInTheAuditLogAndSentAway() throws Exception {
    createChannel("City News");
    open("/console/access");
    button("Invite Colleague").click();
    field("Name").fill("Max");
    button("Make Link").click();
    var invitation = shownOnce();
    var here = page;
    var theirs = browser().newPage();

    page = theirs;
    open(invitation);
    Barriers.assertNone(page);
    button("Accept and sign in").click();
    var own = page.locator("main code").textContent();
    assertThat(new Client(server.port(), own).read("/api/v1/self").get("name").asText())
        .isEqualTo("Max");
    Barriers.assertNone(page);
    provoke(404);
    open(invitation);
    assertThat(heading("This link is no longer valid")).isVisible();
    assertThat(page.content()).doesNotContain(own);
    open("/console/channels");
    button("Edit City News").click();
    assertThat(field("Name")).isFocused();
    field("Profile").fill("What happens in town");
    button("Save").click();
    assertThat(notice()).containsText("City News");

    page = here;
    open("/console/audit?action=CHANNEL_EDITED");
    assertThat(entry("Max")).containsText("Channel edited");
    Barriers.assertNone(page);
    entry("Max").getByText("City News").click();
    assertThat(heading("City News")).isVisible();
    page.goBack();
    entry("Max").getByText("Max").click();
    button("Revoke Max").click();
    button("Revoke").click();
    assertThat(notice()).hasText("“Max” was revoked.");

    theirs.reload();
    assertThat(theirs).hasURL(Pattern.compile("/console/sign-in\\?next=.*"));
  }

  private String shownOnce() {
    return window().locator("code").textContent();
  }

  /** The channels among which one chooses. */
  private Locator found() {
    return page.locator("#found li button");
  }

  private Locator chosen() {
    return page.locator(".chosen li");
  }

  private Locator entry(String who) {
    return rows().filter(new Locator.FilterOptions().setHasText(who));
  }
}

package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostManagementIT extends Journey {

  private static final Pattern DRAFT = Pattern.compile("/console/drafts/[^/]+$");

  @Test
  void filtersLiveInTheAddressAndSoInHistoryAndBookmarks() throws Exception {
    var news = createChannel("City News");
    var trams = createChannel("Trams");
    publish(news, "The council meets");
    publish(trams, "Trams resume at six");
    publish(trams, Map.of("text", "Trams at night", "images", List.of(picture())));
    open("/console/posts");
    assertThat(rows()).hasCount(3);

    search().fill("trams");
    assertThat(rows()).hasCount(2);
    assertThat(rows().locator("mark")).hasText(new String[] {"Trams", "Trams"});
    assertThat(page).hasURL(Pattern.compile("\\?query=trams$"));

    page.getByRole(AriaRole.COMBOBOX).selectOption("Text Only");
    assertThat(rows()).hasText(new Pattern[] {Pattern.compile("Trams resume at six")});
    assertThat(page).hasURL(Pattern.compile("\\?query=trams&type=TEXT_ONLY$"));

    page.goBack();
    assertThat(rows()).hasCount(2);
    assertThat(page.getByRole(AriaRole.COMBOBOX)).hasValue("");
    page.goForward();
    assertThat(rows()).hasCount(1);
    assertThat(search()).hasValue("trams");

    var other = signedIn(browser());
    other.navigate(page.url());
    assertThat(other.locator("tbody tr")).containsText(new String[] {"Trams resume at six"});
    assertThat(other.getByRole(AriaRole.SEARCHBOX)).hasValue("trams");
    assertThat(other.getByRole(AriaRole.COMBOBOX)).hasValue("TEXT_ONLY");
  }

  @Test
  void theListOfOneChannelAndOfSomeDays() throws Exception {
    publish(createChannel("City News"), "The council meets");
    var trams = createChannel("Trams");
    publish(trams, "Trams resume at six");
    open("/console/posts");

    button("Channel: All channels").click();
    window().locator("li").getByText("Trams").click();
    assertThat(rows()).containsText(new String[] {"Trams resume at six"});
    assertThat(page).hasURL(Pattern.compile("\\?channel=" + trams + "$"));

    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    field("From").fill(today.toString());
    assertThat(page).hasURL(Pattern.compile("from=" + today));
    assertThat(rows()).hasCount(1);
    field("From").fill(today.plusDays(2).toString());
    assertThat(heading("Nothing found")).isVisible();

    field("From").fill("");
    field("To").fill(today.toString());
    assertThat(rows()).hasCount(1);
    button("All channels").click();
    assertThat(rows()).hasCount(2);
    assertThat(page).hasURL(Pattern.compile("\\?to=" + today + "$"));
  }

  @Test
  void thePagesOf45PostsSkipNothing() throws Exception {
    var news = createChannel("City News");
    for (var i = 1; i <= 45; i++) publish(news, "Post %s.".formatted(i));
    open("/console/posts");

    assertThat(texts()).hasText(posts(45, 26));
    link("Next page").click();
    assertThat(texts()).hasText(posts(25, 6));
    link("Next page").click();
    assertThat(texts()).hasText(posts(5, 1));
    assertThat(link("Next page")).hasCount(0);
    link("First page").click();
    assertThat(rows().first()).containsText("Post 45.");
  }

  private Locator texts() {
    return rows().locator(".clamp");
  }

  private static String[] posts(int from, int to) {
    return IntStream.rangeClosed(to, from)
        .mapToObj(i -> "Post %s.".formatted(from + to - i))
        .toArray(String[]::new);
  }

  @Test
  void aRowOpensWhereverItIsClicked() throws Exception {
    var news = createChannel("City News");
    var post = publish(news, Map.of("text", "Trams at night", "images", List.of(picture())));
    open("/console/posts");
    rows().getByText("Trams at night").click(anywhere());
    assertThat(page).hasURL(Pattern.compile("/console/posts/" + post + "$"));

    open("/console/posts");
    rows().locator(".picture").click(anywhere());
    assertThat(page).hasURL(Pattern.compile("/console/posts/" + post + "$"));

    open("/console/posts");
    rows().getByText("City News", exactly()).click();
    assertThat(page).hasURL(Pattern.compile("/console/channel\\?id=" + news + "$"));
  }

  /** The link of the row is above what is clicked. */
  private static Locator.ClickOptions anywhere() {
    return new Locator.ClickOptions().setForce(true);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  @Test
  void aPublishedPostCanNotBeEditedButRecalledWithAReason() throws Exception {
    var post = publish(createChannel("City News"), "Trams resume at seven");
    open("/console/posts");
    link("View post 1 of City News").click();
    assertThat(page.getByText("Published posts can’t be edited. They can be recalled."))
        .isVisible();
    assertThat(page.locator(".phone")).containsText("Trams resume at seven");
    assertThat(page.locator(".facts")).containsText(post);

    button("Recall").click();
    assertThat(window()).containsText("This can’t be undone.");
    field("Reason").fill("It is six");
    window().getByText("Recall", exactly()).click();

    assertThat(notice()).hasText("The post was recalled.");
    assertThat(page).hasURL(Pattern.compile("/console/posts/" + post + "$"));
    assertThat(page.locator(".facts")).containsText("It is six");
    assertThat(page.locator(".phone")).containsText("This post was recalled.");
    assertThat(page.getByText("Trams resume at seven")).hasCount(0);
    assertThat(button("Recall")).hasCount(0);
    open("/console/posts");
    assertThat(rows()).containsText(new String[] {"It is six"});
  }

  @Test
  void aCopyIsWrittenOnAndPublishedAsAnotherPost() throws Exception {
    var news = createChannel("City News");
    publish(news, Map.of("text", "Open at nine on Monday", "images", List.of(picture())));
    open("/console/posts");

    button("Copy post 1 of City News as new").dblclick();

    assertThat(page).hasURL(DRAFT);
    assertThat(notice()).hasText("Copied into a draft.");
    assertThat(button("Channel: City News")).isVisible();
    assertThat(field("Content")).hasValue("Open at nine on Monday");
    assertThat(page.locator("#preview").getByAltText("A tram")).hasJSProperty("naturalWidth", 12);
    field("Content").fill("Open at nine on Tuesday");
    publishNow();
    assertThat(texts()).hasText(new String[] {"Open at nine on Tuesday", "Open at nine on Monday"});
    open("/console/drafts");
    assertThat(rows()).hasCount(0);

    open("/console/posts");
    link("View post 2 of City News").click();
    button("Copy as new").click();
    assertThat(page).hasURL(DRAFT);
    assertThat(field("Content")).hasValue("Open at nine on Tuesday");
  }

  @Test
  void aPostWithAMistakeIsRecalledAndCorrectedInOneGo() throws Exception {
    var news = createChannel("City News");
    var post = publish(news, "Trams resume at seven");
    open("/console/posts/" + post);

    button("Recall").click();
    provoke(422);
    field("Reason").fill("It is six. ".repeat(10));
    button("Recall and correct").click();
    assertThat(failure()).containsText("at most 100 bytes");
    field("Reason").fill("It is six");
    button("Recall and correct").click();

    assertThat(page).hasURL(DRAFT);
    assertThat(notice()).hasText("The post was recalled. Correct it and publish it again.");
    assertThat(field("Content")).hasValue("Trams resume at seven");
    field("Content").fill("Trams resume at six");
    publishNow();
    assertThat(rows()).containsText(new String[] {"Trams resume at six", "It is six"});
    open("/console/posts/" + post);
    assertThat(page.locator(".phone")).containsText("This post was recalled.");
    assertThat(button("Copy as new")).hasCount(0);
  }

  @Test
  void aPinnedPostIsMarkedUntilItIsUnpinned() throws Exception {
    var news = createChannel("City News");
    publish(news, "Open at nine on Monday");
    publish(news, "Trams resume at six");
    open("/console/posts");
    link("View post 1 of City News").click();

    button("Pin").click();
    assertThat(notice()).hasText("The post is pinned: its channel shows it before all others.");
    assertThat(page.locator(".facts")).containsText("Pinned");
    open("/console/posts");
    assertThat(rows().nth(1)).containsText("Pinned");
    assertThat(rows().first()).not().containsText("Pinned");

    link("View post 1 of City News").click();
    button("Unpin").click();
    assertThat(notice()).hasText("The post is no longer pinned.");
    assertThat(button("Pin")).isVisible();
  }

  private Map<String, String> picture() throws Exception {
    return Map.of("imageId", upload(Pictures.GREEN.buffer), "alt", "A tram");
  }
}

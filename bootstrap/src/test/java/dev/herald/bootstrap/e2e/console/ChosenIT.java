package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.KeyboardModifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Rows are chosen, and something is done to all of them. */
class ChosenIT extends Journey {

  @Test
  void rowsAreChosenOneByOneInRangesAllAndByKeys() throws Exception {
    publishPosts(createChannel("City News"), 5);
    open("/console/posts");
    assertThat(bar()).isHidden();

    box(5).check();
    box(2).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(count()).hasText("4 chosen");
    assertThat(box(1)).not().isChecked();
    box(3).uncheck();
    assertThat(count()).hasText("3 chosen");

    search().fill("post"); // the list is another one, and what is in both stays chosen
    assertThat(rows().locator("mark")).hasCount(5);
    assertThat(count()).hasText("3 chosen");
    page.getByLabel("Choose all rows of this page").check();
    assertThat(count()).hasText("5 chosen");
    button("Let go of all").click();
    assertThat(bar()).isHidden();

    open("/console/posts");
    press("j");
    press("x");
    press("j");
    press("x");
    assertThat(count()).hasText("2 chosen");
    assertThat(link("View post 4 of City News")).isFocused();
    press("Escape");
    assertThat(bar()).isHidden();
    assertThat(link("View post 4 of City News")).isFocused();
  }

  @Test
  void chosenPostsAreRecalledWithOneConfirmation() throws Exception {
    var news = createChannel("City News");
    publishPosts(news, 3);
    subscribe(news, "anna");
    open("/console/posts");
    box(3).check();
    box(1).check();

    button("Recall…").click();
    assertThat(window()).containsText("Recall 2 posts?");
    assertThat(window()).containsText("from one channel with one subscriber");
    provoke(422);
    field("Reason").fill("x".repeat(101));
    recall().click();
    assertThat(failure()).containsText("at most 100 bytes");
    assertThat(window()).containsText("Stopped: 0 of 2 done.");
    field("Reason").fill("It is six");
    recall().click();

    assertThat(notice()).hasText("2 posts were recalled.");
    assertThat(rows())
        .containsText(new String[] {"Recalled It is six", "Post 2.", "Recalled It is six"});
    assertThat(bar()).isHidden();
  }

  @Test
  void itSaysWhatFailedAndWhy() throws Exception {
    publishPosts(createChannel("City News"), 1);
    var trams = createChannel("Trams");
    publishPosts(trams, 1);
    open("/console/posts");
    page.getByLabel("Choose all rows of this page").check();
    button("Recall…").click();
    assertThat(window()).containsText("from 2 channels");
    deleteChannel(trams);

    provoke(404);
    recall().click();

    assertThat(window()).containsText("Done: 1. Failed: 1.");
    assertThat(window().locator(".is-failed")).containsText("Trams");
    assertThat(window().locator(".is-failed .field-error")).not().isEmpty();
    window().getByText("Close").click();
    assertThat(rows()).containsText(new String[] {"Recalled"});
  }

  @Test
  void itCanBeStoppedAndGoneOnWith() throws Exception {
    publishPosts(createChannel("City News"), 3);
    open("/console/posts");
    page.getByLabel("Choose all rows of this page").check();
    button("Recall…").click();
    var held = new ArrayList<Route>();
    page.route("**/recall", held::add);

    recall().click();
    page.waitForCondition(() -> held.size() == 1);
    assertThat(recall()).isDisabled();
    button("Stop").click();
    held.get(0).resume();
    assertThat(window()).containsText("Stopped: 1 of 3 done.");
    page.unroute("**/recall");

    page.context().setOffline(true);
    provoke("ERR_INTERNET_DISCONNECTED");
    recall().click();
    assertThat(failure()).isVisible();
    assertThat(window()).containsText("Stopped: 1 of 3 done.");
    page.context().setOffline(false);
    recall().click();
    assertThat(notice()).hasText("3 posts were recalled.");
    assertThat(rows()).containsText(new String[] {"Recalled", "Recalled", "Recalled"});
  }

  @Test
  void chosenSubscribersAreRemoved() throws Exception {
    var news = createChannel("City News");
    for (var account : List.of("anna", "bert", "cleo")) subscribe(news, account);
    openChannel(news);

    page.getByLabel("Choose anna").check();
    page.getByLabel("Choose cleo").check();
    button("Remove…").click();
    assertThat(window()).containsText("Remove 2 subscribers?");
    window().getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(notice()).hasText("2 subscribers were removed.");
    assertThat(rows().locator(".cell-main")).hasText(new String[] {"bert"});
  }

  @Test
  void chosenPostsAreExported() throws Exception {
    publishPosts(createChannel("City News"), 3);
    open("/console/posts");
    box(3).check();
    box(2).check();

    var csv = page.waitForDownload(() -> button("Export as CSV").click());
    Assertions.assertThat(csv.suggestedFilename()).isEqualTo("herald-posts.csv");
    Assertions.assertThat(Files.readAllLines(csv.path())).hasSize(3);
    var json = page.waitForDownload(() -> button("Export as JSON").click());
    Assertions.assertThat(json.suggestedFilename()).isEqualTo("herald-posts.json");
    Assertions.assertThat(Files.readString(json.path())).contains("Post 3.").contains("Post 2.");
    assertThat(count()).hasText("2 chosen");
  }

  private void publishPosts(String channel, int count) throws Exception {
    for (var i = 1; i <= count; i++) publish(channel, "Post " + i + ".");
  }

  private Locator box(int post) {
    return page.getByLabel("Choose post " + post + " of City News");
  }

  private Locator bar() {
    return page.locator("#chosen-posts .chosen-actions");
  }

  private Locator count() {
    return page.locator("#chosen-posts .chosen-count");
  }

  /** The button in the window. */
  private Locator recall() {
    return window().locator("[type=submit]");
  }
}

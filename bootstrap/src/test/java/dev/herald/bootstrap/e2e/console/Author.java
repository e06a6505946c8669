package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.herald.application.testkit.Await;
import dev.herald.bootstrap.bench.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who wants one post to be out, and goes on by what is to be seen, whatever has happened,
 * until they see it among all posts.
 */
final class Author {

  private static final int MOST_TRIES = 12;

  /** What is written at first. */
  final String begun;

  /** What is to be published; it begins with that. */
  final String whole;

  /** The channels that were named wherever publishing was confirmed. */
  final Set<String> named = new TreeSet<>();

  /** In which the author goes on. */
  Page tab;

  boolean wantsImage;
  boolean hasPressed;

  private final Journey journey;
  private final String channel;
  private final List<String> told = new ArrayList<>();
  private String saved = "";

  Author(Journey journey, Page tab, String channel, int round) {
    this.journey = journey;
    this.tab = tab;
    this.channel = channel;
    begun = "Trams resume at six, says round " + round;
    whole = begun + ". Thank you for your patience.";
  }

  /** What the author did and saw. */
  String told() {
    return String.join("\n", told);
  }

  void tell(String what) {
    told.add("  " + what);
  }

  void seeSaved() {
    PlaywrightAssertions.assertThat(tab.locator("#save-state")).containsText("Saved");
    saved = text().inputValue();
  }

  /** Whether it opened. */
  boolean openSheet() {
    PlaywrightAssertions.assertThat(tab.locator("#publish")).isEnabled();
    tab.locator("#publish").click();
    tab.waitForCondition(() -> tab.locator("[data-yes='']").isVisible() || hasFailed());
    if (hasFailed()) return false;
    var names = tab.locator("#window .who-name").allInnerTexts();
    assertThat(names).first().isEqualTo("City News");
    assertThat(names).isSubsetOf("City News", "City Trams");
    tell("the sheet names " + names);
    return true;
  }

  private boolean hasFailed() {
    var failure = tab.locator(".popup-failure");
    if (failure.count() == 0) return false;
    tell("is told: " + failure.first().innerText().replace("\n", " "));
    return true;
  }

  void press() {
    named.addAll(tab.locator("#window .who-name").allInnerTexts());
    tab.locator("[data-yes='']").click();
    hasPressed = true;
  }

  void undo() {
    var button = tab.locator("[data-undo]");
    if (button.count() == 0 || !button.first().isEnabled()) return;
    tell("undoes");
    try {
      button.first().click(new Locator.ClickOptions().setTimeout(1000));
    } catch (PlaywrightException gone) {
      tell("too late for that");
      return;
    }
    tab.waitForCondition(() -> isComposer() || tab.locator(".popup-failure").count() > 0);
    hasPressed = !isComposer();
    if (isComposer()) named.clear();
  }

  void finish() throws Exception {
    for (var i = 0; i < MOST_TRIES; i++) {
      signInIfAsked();
      settle();
      if (tab.locator(".popup-undo").count() > 0) {
        PlaywrightAssertions.assertThat(tab.locator(".popup-undo")).hasCount(0);
        if (isListed()) return;
      } else if (isComposer()) {
        if (goOnComposing()) return;
      } else if (tab.url().contains("/console/posts/")) {
        tell("is led to the post");
        hasPressed = true;
        if (isListed()) return;
      } else if (tab.url().contains("/console/drafts/")) {
        tell("it waits, by its page");
        awaitOut();
        if (isListed()) return;
      } else if (!lookForDraft() && hasPressed && isListed()) {
        return; // in this order, as it may go out between the two looks
      }
    }
    throw new AssertionError("it does not come to an end");
  }

  /** Waits until a composer that opens a draft has it. */
  private void settle() {
    tab.waitForLoadState();
    if (isComposer()) {
      tab.waitForCondition(() -> !isComposer() || !isInert());
    }
  }

  private boolean isInert() {
    try {
      return (boolean) tab.evaluate("document.getElementById('composer')?.inert ?? false");
    } catch (PlaywrightException leaving) {
      return true;
    }
  }

  boolean isComposer() {
    return tab.locator("#composer").count() > 0;
  }

  Locator text() {
    return tab.locator("#text");
  }

  private void signInIfAsked() {
    var link = tab.locator(".popup-failure a[href*='sign-in']");
    if (link.count() > 0) {
      tell("signs in in another tab");
      var other = tab.waitForPopup(() -> link.first().click());
      signIn(other);
      tab.waitForCondition(other::isClosed);
    } else if (tab.url().contains("/console/sign-in")) {
      tell("signs in");
      signIn(tab);
      tab.waitForCondition(() -> !tab.url().contains("/sign-in"));
    }
  }

  private static void signIn(Page tab) {
    tab.getByLabel("Access token").fill(ServerProcess.TOKEN);
    tab.locator("form[action$='sign-in'] [type=submit]").click();
  }

  /** Whether it is out already. */
  private boolean goOnComposing() throws Exception {
    var state = tab.locator("#publish-state").innerText();
    if (state.contains("You published this at")) {
      tell("it says: " + state);
      assertThat(isListed()).as("what is said to be published is").isTrue();
      return true;
    }
    if (tab.locator("#window[open]").count() > 0) {
      tab.keyboard().press("Escape");
      return false;
    }
    if (tab.locator("#overtaken").isVisible()) {
      decide();
      return hasPressed && isListed();
    }
    if (isNotHere()) {
      if (goesOnWithOffer() || lookForDraft()) return false;
      if (hasPressed && isListed()) return true;
      tab.navigate("/console/compose?channel=" + channel);
      settle();
      if (!isNotHere() || goesOnWithOffer()) return false;
      assertThat(saved).as("nothing that was saved is lost").isEmpty();
    }
    write();
    return publish();
  }

  private boolean isNotHere() {
    return text().inputValue().isEmpty() && (hasPressed || !saved.isEmpty());
  }

  private boolean goesOnWithOffer() {
    var offer = tab.locator("#unfinished li").filter(new Locator.FilterOptions().setHasText(begun));
    if (offer.count() == 0) return false;
    tell("continues what is offered");
    offer.first().locator("[data-continue]").click();
    settle();
    return true;
  }

  private void decide() {
    var text = tab.locator(".overtaken-text").innerText();
    tell("is overtaken: " + text);
    if (text.contains("published in the meantime")) {
      hasPressed = true;
      tab.navigate("/console/posts");
      return;
    }
    tab.locator("[data-keep-mine]").click();
  }

  private void write() {
    var value = text().inputValue();
    assertThat(value).as("what was saved").startsWith(saved);
    if (wantsImage) {
      for (var row : tab.locator("#images .item").all()) {
        if (row.locator("[name=image]").isEnabled()) continue;
        row.locator("[data-remove]").click();
        break;
      }
      if (tab.locator("#images .item").count() == 0) {
        tell("chooses the image again");
        tab.locator("#image-files").setInputFiles(Pictures.RED);
      }
    } else {
      tab.getByLabel("Text Only").check();
    }
    if (!value.equals(whole)) {
      tell("writes on from: " + value);
      text().fill(whole);
    }
  }

  /** Whether it is out. */
  private boolean publish() throws Exception {
    tell("publishes from " + tab.url());
    var failures = tab.locator(".popup-failure [data-close-popup]");
    while (failures.count() > 0) failures.first().click();
    if (!openSheet()) return false;
    press();
    tab.waitForCondition(() -> tab.url().contains("/console/posts") || hasFailed());
    if (hasFailed()) return false;
    awaitOut();
    return isListed();
  }

  /** Whether there is one. */
  private boolean lookForDraft() {
    tab.navigate("/console/drafts?channel=" + channel);
    signInIfAsked();
    var draft = tab.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(begun));
    if (draft.count() > 0) {
      tell("finds the draft");
      draft.first().locator(".cell-actions a").click();
      tab.waitForURL(url -> url.contains("/drafts/") || url.contains("/posts/"));
      settle();
      return true;
    }
    tell("finds no draft");
    if (!hasPressed) tab.navigate("/console/compose?channel=" + channel);
    return false;
  }

  private boolean isListed() {
    tab.navigate("/console/posts?channel=" + channel);
    signInIfAsked();
    if (!tab.url().contains("/console/posts")) {
      tab.navigate("/console/posts?channel=" + channel);
    }
    var isListed = tab.locator("tbody tr").count() > 0;
    tell(isListed ? "sees it among the posts" : "does not see it among the posts");
    return isListed;
  }

  void awaitOut() throws Exception {
    Await.until(() -> scheduled() == 0);
  }

  private int scheduled() throws Exception {
    return journey.api.read("/api/v1/schedule").get("items").size();
  }
}

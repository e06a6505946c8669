package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Random;

/** A post is composed for one channel or two, and something happens on the way. */
final class Composing {

  /** How far the author is when it happens. */
  enum Step {
    EMPTY,
    TYPING,
    SAVING,
    UPLOADING,
    SHEET,
    SENT,
    WAITING,
    PUBLISHED
  }

  /** What happens. */
  enum Mishap {
    BACK,
    RELOAD,
    SECOND_TAB,
    CLOSED_TAB,
    OFFLINE,
    SESSION_ENDED,
    KILLED
  }

  private final Journey journey;
  private final BrowserContext context;
  private final List<String> channels;
  private final Random random;
  private final HeldRequest request;
  private final Author author;
  private boolean wantsUndo;

  /**
   * @param channels the one for which the post is, and one for which it may be too
   */
  Composing(
      Journey journey, BrowserContext context, List<String> channels, int round, Random random) {
    this.journey = journey;
    this.context = context;
    this.channels = channels;
    this.random = random;
    request = new HeldRequest(context, random);
    author = new Author(journey, context.newPage(), channels.get(0), round);
  }

  /** What the author did and saw. */
  String told() {
    return author.told();
  }

  void compose(Step step, Mishap mishap) throws Exception {
    open();
    reach(step);
    strike(mishap);
    request.letGo();
    if (wantsUndo) author.undo();
    author.finish();
    check();
  }

  // Up to the step

  private void open() {
    author.tab.navigate("/console/channels");
    author.tab.navigate("/console/compose?channel=" + channels.get(0));
  }

  private void reach(Step step) throws Exception {
    author.wantsImage = step == Step.UPLOADING;
    if (step == Step.EMPTY) return;
    if (!author.wantsImage) author.tab.getByLabel("Text Only").check();
    if (step != Step.UPLOADING && random.nextInt(3) == 0) alsoInTrams();
    if (step == Step.SAVING) request.hold("**/console/drafts{,/*}");
    author.text().fill(step.compareTo(Step.SHEET) < 0 ? author.begun : author.whole);
    switch (step) {
      case TYPING -> {
        if (random.nextBoolean()) author.seeSaved();
      }
      case SAVING -> request.await(author.tab);
      case UPLOADING -> {
        if (random.nextBoolean()) author.seeSaved();
        request.hold("**/console/images");
        author.tab.locator("#image-files").setInputFiles(Pictures.RED);
        request.await(author.tab);
      }
      default -> {
        if (random.nextBoolean()) author.seeSaved();
        author.openSheet();
        if (step == Step.SENT) request.hold("**/console/compose");
        if (step != Step.SHEET) author.press();
        if (step == Step.SENT) request.await(author.tab);
        if (step == Step.WAITING) {
          author.tab.waitForURL("**/console/posts");
          wantsUndo = random.nextBoolean();
        }
        if (step == Step.PUBLISHED) {
          author.tab.waitForURL("**/console/posts");
          author.awaitOut();
        }
      }
    }
    author.tell("%s, its request %s, at %s".formatted(step, request.fate(), author.tab.url()));
  }

  private void alsoInTrams() {
    author.tab.getByText("Publish in other channels too…").click();
    author.tab.locator("#channels").fill("Trams");
    author.tab.locator("#found li button").click();
    author.tell("also in trams");
  }

  // What happens

  private void strike(Mishap mishap) throws Exception {
    author.tell(mishap + " happens");
    switch (mishap) {
      case BACK -> {
        author.tab.goBack();
        if (random.nextBoolean()) author.tab.goForward();
      }
      case RELOAD -> author.tab.reload();
      case SECOND_TAB -> {
        var second = context.newPage();
        second.navigate(author.tab.url());
        if (random.nextBoolean()) author.tab = second;
      }
      case CLOSED_TAB -> {
        author.tab.close();
        author.tab = context.newPage();
        author.tab.navigate("/console/home");
      }
      case OFFLINE -> {
        context.setOffline(true);
        writeMore();
        request.letGo();
        context.setOffline(false);
      }
      case SESSION_ENDED -> {
        if (random.nextBoolean()) context.clearCookies();
        else signOutElsewhere();
        writeMore();
      }
      case KILLED -> {
        journey.server.kill();
        writeMore();
        request.letGo();
        journey.server.startAgain();
      }
    }
  }

  private void signOutElsewhere() {
    var origin = RequestOptions.create().setHeader("Origin", journey.server.url());
    context.request().post("/console/sign-out-everywhere", origin);
  }

  /** Goes on writing, where that is possible, as if nothing had happened. */
  private void writeMore() {
    var isWriting = author.isComposer() && !author.tab.locator("#window").isVisible();
    if (!isWriting || author.hasPressed || random.nextBoolean()) return;
    author.tab.locator("#text").fill(author.begun + ".");
    var publish = author.tab.locator("#publish");
    if (random.nextBoolean() && publish.isEnabled()) publish.click();
  }

  // What is true

  private void check() throws Exception {
    author.awaitOut();
    assertOfferedNowhere();
    var own = journey.posts(channels.get(0));
    assertThat(texts(own)).as("in the channel that the sheet named").containsExactly(author.whole);
    if (author.wantsImage) assertThat(own.get(0).get("images")).hasSize(1);
    for (var channel : journey.api.read("/api/v1/channels").get("items")) {
      var texts = texts(journey.posts(channel.get("id").asText()));
      var name = channel.get("name").asText();
      if (author.named.contains(name)) assertThat(texts).as("in " + name).hasSizeLessThan(2);
      else assertThat(texts).as("in " + name).isEmpty();
    }
  }

  /** No tab that is still open offers to publish it again. */
  private void assertOfferedNowhere() {
    for (var each : context.pages()) {
      if (each.locator("#composer").count() == 0) continue;
      each.waitForCondition(
          () ->
              !each.locator("#text").inputValue().equals(author.whole)
                  || each.locator("#publish").isDisabled());
    }
  }

  private static List<String> texts(JsonNode posts) {
    return posts.findValuesAsText("text");
  }
}

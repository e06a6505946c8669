package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A journey through the console. It begins in a new browser in which somebody is signed in, at a
 * server without channels and webhooks, and fails if the browser finds fault with a page.
 */
@ExtendWith({Chromium.class, SharedServer.class})
@TestInstance(Lifecycle.PER_CLASS)
abstract class Journey {

  private static final Path PICTURES = Path.of("target", "journeys");

  /** What htmx says when a newer request takes the place of one, as while somebody types. */
  private static final Pattern REPLACED =
      Pattern.compile("htmx:(afterRequest|sendAbort), .*", Pattern.DOTALL);

  private static final int MOST_STEPS = 40;

  Server server;
  Client api;
  Page page;

  private Browser chromium;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> provoked = new ArrayList<>();

  /** Keeps a picture of what was to be seen when a journey failed. */
  @RegisterExtension final AfterTestExecutionCallback end = this::end;

  @BeforeAll
  void start(Server running, Browser browser) {
    chromium = browser;
    server = running;
    api = new Client(server.port());
  }

  @BeforeEach
  void begin() throws Exception {
    for (var channel : api.read("/api/v1/channels?limit=100").get("items")) {
      deleteChannel(channel.get("id").asText());
    }
    for (var webhook : api.read("/api/v1/webhooks?limit=100").get("items")) {
      delete("/api/v1/webhooks/" + webhook.get("id").asText());
    }
    page = signedIn(browser());
  }

  @AfterEach
  void leave() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    faults.clear();
    provoked.clear();
  }

  private void end(ExtensionContext test) {
    var failure = test.getExecutionException();
    if (failure.isEmpty() && faults.isEmpty()) return;
    keepPictures(test.getRequiredTestMethod().getName());
    var complaint = new AssertionError("The browser complained: " + faults);
    if (failure.isEmpty()) throw complaint;
    if (!faults.isEmpty()) failure.get().addSuppressed(complaint);
  }

  /** Keeps what is to be seen on all pages. */
  void keepPictures(String name) {
    var pages = contexts.stream().flatMap(context -> context.pages().stream()).toList();
    for (var i = 0; i < pages.size(); i++) {
      var file = PICTURES.resolve("%s.%s.%s.png".formatted(getClass().getSimpleName(), name, i));
      pages.get(i).screenshot(new Page.ScreenshotOptions().setPath(file));
      System.err.println("Picture of " + pages.get(i).url() + ": " + file);
    }
  }

  /** A browser like the first one, of somebody else: nobody is signed in there. */
  BrowserContext browser() {
    return browser(new Browser.NewContextOptions().setLocale("en-GB"));
  }

  BrowserContext browser(Browser.NewContextOptions options) {
    var context =
        chromium.newContext(
            options
                .setBaseURL(server.url())
                .setTimezoneId("Europe/Berlin")
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> faults.add(error.error()));
    contexts.add(context);
    return context;
  }

  /** Opens a page in a browser in which one is then signed in. */
  Page signedIn(BrowserContext context) {
    var answer =
        context
            .request()
            .post(
                "/console/sign-in",
                RequestOptions.create()
                    .setHeader("Origin", server.url())
                    .setForm(FormData.create().set("token", ServerProcess.TOKEN)));
    assertThat(answer.url()).endsWith("/console/home");
    return context.newPage();
  }

  private void heard(ConsoleMessage message) {
    if (!message.type().equals("error")) return;
    if (REPLACED.matcher(message.text()).matches()) return;
    if (provoked.stream().anyMatch(message.text()::contains)) return;
    faults.add(message.text() + " at " + message.location());
  }

  /** Says what the browser may complain about from now on, as the journey provokes it. */
  void provoke(String complaint) {
    provoked.add(complaint);
  }

  /** The journey provokes that the server refuses something with this status. */
  void provoke(int status) {
    provoke("responded with a status of " + status);
  }

  // What is to be seen

  void open(String path) {
    page.navigate(path);
  }

  void openChannel(String id) {
    open("/console/channel?id=" + id);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
  }

  /** A field for text, by how its label begins. */
  Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
  }

  Locator search() {
    return page.getByRole(AriaRole.SEARCHBOX);
  }

  Locator window() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** The rows of the only table, without its head. */
  Locator rows() {
    return page.locator("tbody tr");
  }

  /** What says, at the upper right, that something went wrong. */
  Locator failure() {
    return page.locator(".popup-failure");
  }

  /** What says, at the upper right, that something was done. */
  Locator notice() {
    return page.locator(".popup-notice");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** Goes on by the keyboard until this has the focus. */
  void goTo(Locator wanted) {
    PlaywrightAssertions.assertThat(wanted).isEnabled();
    for (var i = 0; i < MOST_STEPS; i++) {
      if ((boolean) wanted.evaluate("it => it === document.activeElement")) return;
      press("Tab");
    }
    PlaywrightAssertions.assertThat(wanted).isFocused();
  }

  /** Publishes what is in the composer. */
  void publishNow() {
    button("Publish").click();
    button("Publish now").click();
  }

  // What others do through the REST API

  /** Makes a channel with a red photo, and answers with its id. */
  String createChannel(String name) throws Exception {
    var photo = Map.of("imageId", upload(Pictures.RED.buffer));
    var channel = api.create("/api/v1/channels", Map.of("name", name, "avatar", photo));
    return channel.get("id").asText();
  }

  /** Lets anybody read a channel. */
  void makePublic(String channel) throws Exception {
    var open = BodyPublishers.ofString("{\"visibility\": \"PUBLIC\"}");
    var answer = api.send("PATCH", "/api/v1/channels/" + channel, open);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  String upload(byte[] picture) throws Exception {
    var answer = api.send("POST", "/api/v1/images", BodyPublishers.ofByteArray(picture));
    return Client.json(answer).get("imageId").asText();
  }

  void deleteChannel(String id) throws Exception {
    delete("/api/v1/channels/" + id);
  }

  private void delete(String path) throws Exception {
    var answer = api.send("DELETE", path, BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  void createWebhook(String url) throws Exception {
    api.create("/api/v1/webhooks", Map.of("url", url));
  }

  /** Publishes a text, and answers with the id of the post. */
  String publish(String channel, String text) throws Exception {
    return publish(channel, Map.of("text", text));
  }

  String publish(String channel, Map<String, ?> post) throws Exception {
    return api.create("/api/v1/channels/" + channel + "/posts", post).get("id").asText();
  }

  /** Begins a draft that is published at a time. */
  void scheduleDraft(String channel, String text, String at) throws Exception {
    var draft = api.create("/api/v1/channels/" + channel + "/drafts", Map.of("text", text));
    var path = "/api/v1/drafts/" + draft.get("id").asText() + "/schedule";
    var answer = api.change("PUT", path, Map.of("publishAt", at), 1);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  /** The posts of a channel, newest first. */
  JsonNode posts(String channel) throws Exception {
    return api.read("/api/v1/channels/" + channel + "/posts").get("items");
  }

  void subscribe(String channel, String account) throws Exception {
    var path = "/api/v1/channels/%s/subscribers/%s".formatted(channel, account);
    assertThat(api.send("PUT", path, BodyPublishers.noBody()).statusCode()).isEqualTo(201);
  }
}

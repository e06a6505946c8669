package dev.herald.http.pages;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

/** A test that reads public pages as a browser does. */
abstract class PageTest extends HttpTest {

  static final String ADDRESS = "http://127.0.0.1:";

  TestClient browser;

  @BeforeEach
  final void openABrowser() {
    browser = anybody.with("Accept", "text/html,*/*;q=0.8");
  }

  /** A public channel of this id. */
  final void givenPublic(String id) {
    admin
        .post(
            "/api/v1/channels",
            """
            {"id": "%s", "name": "City News", "avatar": {"url": "https://example.org/a.png"},
             "profile": "From the town hall.\\nEvery day.", "visibility": "PUBLIC"}\
            """
                .formatted(id))
        .hasStatus(201);
  }

  /** Publishes what this JSON says. */
  final String publish(String json) {
    return editor
        .post("/api/v1/channels/news/posts", json)
        .hasStatus(201)
        .json()
        .get("id")
        .asText();
  }

  final void recall(String post) {
    editor.post("/api/v1/posts/" + post + "/recall", "{\"reason\": \"secret\"}").hasStatus(200);
  }

  final Document page(String path) {
    return page(browser.get(path).hasStatus(200));
  }

  static Document page(Answer answer) {
    return Jsoup.parse(answer.has("Content-Type", "text/html;charset=utf-8").text());
  }
}

package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.HttpTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Channels are listed and searched. */
class ChannelListTest extends HttpTest {

  @Test
  void nothingIsAListToo() {
    list("").is(200, "{\"items\": []}").has("Cache-Control", "private, no-cache");
  }

  @Test
  void listsWholeChannelsNewestFirst() {
    givenChannel("news");
    givenChannel("sport");

    var sport = reader.get("/api/v1/channels/sport").text();
    var news = reader.get("/api/v1/channels/news").text();
    list("").is(200, "{\"items\": [%s, %s]}".formatted(sport, news));
  }

  @Test
  void pageHasTwentyChannelsUnlessToldOtherwise() {
    IntStream.rangeClosed(1, 21).forEach(i -> givenChannel("c" + i));

    assertThat(list("").json().get("items")).hasSize(20);
    list("?limit=1").lists("c21");
    assertThat(list("?limit=100").json().get("items")).hasSize(21);
    assertThat(list("?limit=100").json().has("nextCursor")).isFalse();
  }

  @Test
  void cursorNeitherSkipsNorRepeatsWhileChannelsComeAndGo() {
    IntStream.rangeClosed(1, 5).forEach(i -> givenChannel("c" + i));
    var first = list("?limit=2").lists("c5", "c4");

    givenChannel("c6");
    admin.delete("/api/v1/channels/c4").hasStatus(204);

    var second = list("?limit=2&cursor=" + cursor(first)).lists("c3", "c2");
    var third = list("?limit=2&cursor=" + cursor(second)).lists("c1");
    assertThat(third.json().has("nextCursor")).isFalse();
    list("?limit=2&cursor=" + cursor(first)).lists("c3", "c2");
  }

  @Test
  void findsWordsInNamesAndProfiles() {
    create("weather", "Weather", "Rain and sun");
    create("sport", "Sport", "Sun or rain, we play");
    create("music", "Music", "Loud");

    list("?query=RAIN").lists("sport", "weather");
    list("?query=weath").lists("weather");
    list("?query=sun%20weather").lists("weather");
    list("?query=snow").is(200, "{\"items\": []}");
    list("?query=").lists("music", "sport", "weather");
    list("?query=%22rain&limit=1").lists("sport");
  }

  @Test
  void listsInTheOrderThatIsAskedForPageByPage() {
    create("weather", "weather", "");
    create("sport", "Sport", "");
    create("market", "市场", "");
    editor.put("/api/v1/channels/sport/subscribers/ann", "{}").hasStatus(201);

    list("?sort=NEWEST").lists("market", "sport", "weather");
    list("?sort=OLDEST").lists("weather", "sport", "market");
    list("?sort=SUBSCRIBERS").lists("sport", "market", "weather");
    var first = list("?sort=NAME&limit=2").lists("sport", "weather");
    list("?sort=NAME&limit=2&cursor=" + cursor(first)).lists("market");
    list("?sort=ID").hasStatus(422);
  }

  @Test
  void findsIds() {
    create("weather", "Rain and sun", "");
    create("sport", "Sport", "");

    list("?query=weather").lists("weather");
  }

  @Test
  void refusesACursorThatNoPageHad() {
    givenChannel("c1");

    for (var cursor : List.of("c1.00", "c1.6", "c1.zz", "c1..", "c0.61", "c1.6E")) {
      list("?sort=NAME&cursor=" + cursor).hasStatus(422);
    }
    list("?sort=SUBSCRIBERS&cursor=c1").hasStatus(422);
    list("?sort=SUBSCRIBERS&cursor=c1.6161").hasStatus(422);
  }

  private void create(String id, String name, String profile) {
    admin
        .post(
            "/api/v1/channels",
            """
            {"id": "%s", "name": "%s", "profile": "%s",
             "avatar": {"url": "https://example.org/"}}"""
                .formatted(id, name, profile))
        .hasStatus(201);
  }

  private Answer list(String query) {
    return reader.get("/api/v1/channels" + query);
  }

  private static String cursor(Answer page) {
    return page.json().get("nextCursor").textValue();
  }
}

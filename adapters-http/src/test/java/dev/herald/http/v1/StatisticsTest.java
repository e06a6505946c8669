package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a channel does, over HTTP. */
class StatisticsTest extends HttpTest {

  private static final String STATISTICS = "/api/v1/channels/news/statistics";

  /** Two subscribers and a post on the first of May, and one who left on the third. */
  @BeforeEach
  void givenThreeDays() {
    givenChannel();
    for (var account : new String[] {"ann", "bob"}) {
      editor.put("/api/v1/channels/news/subscribers/" + account, "{}").hasStatus(201);
    }
    givenPost("news", "Hello");
    clock.advance(Duration.ofDays(2));
    editor.delete("/api/v1/channels/news/subscribers/ann").hasStatus(204);
    for (var steps = 0; steps < 3; steps++) herald.countStatistics().step();
  }

  @Test
  void tellsOfEachDayBetweenTwo() {
    assertThat(reader.get(STATISTICS + "?from=2024-04-30&to=2024-05-03").hasStatus(200).json())
        .hasToString(
            """
            {"channelId":"news","from":"2024-04-30","to":"2024-05-03","days":[\
            {"day":"2024-04-30","subscribers":0,"joins":0,"leaves":0,"posts":0,"recalls":0},\
            {"day":"2024-05-01","subscribers":2,"joins":2,"leaves":0,"posts":1,"recalls":0},\
            {"day":"2024-05-02","subscribers":2,"joins":0,"leaves":0,"posts":0,"recalls":0},\
            {"day":"2024-05-03","subscribers":1,"joins":0,"leaves":1,"posts":0,"recalls":0}]}""");
  }

  @Test
  void tellsOfThirtyDaysUpToTodayIfNobodySaysWhich() {
    var answer = reader.get(STATISTICS).hasStatus(200).json();

    assertThat(answer.path("days")).hasSize(30);
    assertThat(answer.path("to").asText()).isEqualTo("2024-05-03");
  }

  @Test
  void isATableForWhoeverWantsOne() {
    var path = STATISTICS + "?from=2024-05-01&to=2024-05-03";
    var table =
        """
        day,subscribers,joins,leaves,posts,recalls
        2024-05-01,2,2,0,1,0
        2024-05-02,2,0,0,0,0
        2024-05-03,1,0,1,0,0
        """
            .replace("\n", "\r\n");

    assertThat(reader.get(path + "&format=CSV").hasStatus(200).text()).isEqualTo(table);
    assertThat(reader.with("Accept", "text/csv").get(path).hasStatus(200).text()).isEqualTo(table);
    reader
        .with("Accept", "text/csv")
        .get(path)
        .has("Content-Disposition", "attachment; filename=\"herald-news-days.csv\"");
    assertThat(reader.with("Accept", "text/csv").get(path + "&format=JSON").text()).startsWith("{");
  }

  @Test
  void refusesDaysThatAreNone() {
    reader.get(STATISTICS + "?from=yesterday").hasStatus(400);
    reader.get(STATISTICS + "?from=%2B99999-01-01").hasStatus(400);
    assertThat(reader.get(STATISTICS + "?from=2024-05-02&to=2024-05-01").hasStatus(422).text())
        .contains("to.before_from");
    assertThat(reader.get(STATISTICS + "?from=2023-01-01&to=2024-05-01").hasStatus(422).text())
        .contains("from.too_early");
    reader.get(STATISTICS + "?from=2023-03-29&to=2024-05-01").hasStatus(200);
  }

  @Test
  void tellsOfAllChannelsTogether() {
    givenChannel("sport");
    editor.put("/api/v1/channels/sport/subscribers/bob", "{}").hasStatus(201);
    for (var steps = 0; steps < 3; steps++) herald.countStatistics().step();

    var answer = reader.get("/api/v1/statistics?from=2024-05-02&to=2024-05-03").hasStatus(200);

    assertThat(answer.json())
        .hasToString(
            """
            {"from":"2024-05-02","to":"2024-05-03","days":[\
            {"day":"2024-05-02","subscribers":2,"joins":0,"leaves":0,"posts":0,"recalls":0},\
            {"day":"2024-05-03","subscribers":2,"joins":1,"leaves":1,"posts":0,"recalls":0}]}""");
  }

  @Test
  void tellsAtWhichHoursSubscribersRead() {
    reader.put("/api/v1/accounts/bob/subscriptions/news/read", "{\"sequence\": 1}").hasStatus(200);
    var answer = reader.get(STATISTICS + "/hours").hasStatus(200).json();

    assertThat(answer.path("timeZone").asText()).isEqualTo("UTC");
    assertThat(answer.path("hours")).hasSize(168);
    assertThat(answer.path("hours").get(0))
        .hasToString("{\"weekday\":\"MONDAY\",\"time\":\"00:00\",\"reads\":0,\"posts\":0}");
    var seoul = reader.get(STATISTICS + "/hours?timeZone=Asia/Seoul").hasStatus(200).text();
    assertThat(seoul)
        .contains("\"WEDNESDAY\",\"time\":\"21:00\",\"reads\":0,\"posts\":1")
        .contains("\"FRIDAY\",\"time\":\"21:00\",\"reads\":1,\"posts\":0");
    var table = reader.get(STATISTICS + "/hours?format=CSV&timeZone=Asia/Kolkata");
    table.has("Content-Disposition", "attachment; filename=\"herald-news-hours.csv\"");
    assertThat(table.text().lines())
        .hasSize(169)
        .startsWith("weekday,time,reads,posts", "MONDAY,00:30,0,0")
        .contains("WEDNESDAY,17:30,0,1", "FRIDAY,17:30,1,0");
    assertThat(reader.get(STATISTICS + "/hours?timeZone=Nowhere").hasStatus(422).text())
        .contains("timeZone.malformed");
  }

  @Test
  void tellsHowManyHaveReadAPost() {
    var path = "/api/v1/posts/" + givenPost("news", "Now") + "/statistics";
    assertThat(reader.get(path).hasStatus(200).json().has("readers")).isFalse();
    for (var steps = 0; steps < 3; steps++) herald.countStatistics().step();

    reader.put("/api/v1/accounts/bob/subscriptions/news/read", "{\"sequence\": 2}").hasStatus(200);

    assertThat(reader.get(path).hasStatus(200).json())
        .hasToString(
            """
            {"postId":"post-2","subscribers":1,"readers":1,"readersAfter":[\
            {"hours":1,"state":"PENDING"},{"hours":24,"state":"PENDING"},\
            {"hours":168,"state":"PENDING"}]}""");
    clock.advance(Duration.ofHours(24));
    herald.countStatistics().step();
    herald.countStatistics().step();

    assertThat(reader.get(path).hasStatus(200).json().path("readersAfter"))
        .hasToString(
            """
            [{"hours":1,"state":"NOT_COUNTED"},{"hours":24,"state":"COUNTED","readers":1},\
            {"hours":168,"state":"PENDING"}]""");
  }
}

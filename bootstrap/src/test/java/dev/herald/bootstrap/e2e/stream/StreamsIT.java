package dev.herald.bootstrap.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.herald.bootstrap.e2e.Client;
import dev.herald.bootstrap.e2e.console.Chromium;
import dev.herald.bootstrap.e2e.console.Server;
import dev.herald.bootstrap.e2e.console.Site;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each post reaches all who follow its channel once and in order, whatever they read it with, and
 * whatever becomes of their connection and of the server.
 */
@ExtendWith(Chromium.class)
class StreamsIT {

  private static final List<String> CHANNELS = List.of("news", "sport");

  private Client client;

  @Test
  void everybodyGetsWhatTheyFollowOverLostConnectionsAndAKilledServer(
      Browser browser, @TempDir Path data) throws Exception {
    try (var site = new Site();
        var server = Server.startOpenTo(site.origin(), data);
        var curl = new CurlFollower(server.url() + "/api/v1/accounts/ben/stream");
        var program = new JavaFollower(server.url() + "/api/v1/accounts/clara/stream")) {
      client = new Client(server.port());
      for (var channel : CHANNELS) client.createChannel(channel);
      subscribe("anna", "news", "sport");
      subscribe("ben", "news", "sport");
      subscribe("clara", "news");
      try (var page = FollowingPage.open(browser, site, server.url() + ticket("anna"));
          var publishers = new Publishers(client, CHANNELS, "Trams resume at six")) {
        curl.follow();
        program.follow();
        publishers.publish(100);
        page.awaitPosts(100);
        curl.awaitPosts(100);
        program.awaitPosts(50);

        curl.cutOff();
        publishers.publish(500);
        unsubscribe("ben", "sport");
        subscribe("clara", "sport");
        var sportSoFar = posts("sport").size();
        publishers.publish(500);

        curl.follow();
        publishers.publishUntil(200, server::kill);
        page.awaitLoss();
        curl.awaitEnd();
        program.awaitEnd();
        server.startAgain();
        curl.follow();
        program.follow();
        publishers.publish(100);

        var news = posts("news");
        var sport = posts("sport");
        assertThat(sportSoFar).isEqualTo(300);
        assertThat(news.size() + sport.size()).isBetween(1400, 1500);
        var sportOfBen = sport.subList(0, sportSoFar);
        var sportOfClara = sport.subList(sportSoFar, sport.size());
        page.awaitPosts(news.size() + sport.size());
        curl.awaitPosts(news.size() + sportOfBen.size());
        program.awaitPosts(news.size() + sportOfClara.size());
        assertReceived(page.posts(), news, sport);
        assertReceived(curl.posts(), news, sportOfBen);
        assertReceived(program.posts(), news, sportOfClara);
      }
    }
  }

  private void subscribe(String account, String... channels) throws Exception {
    for (var channel : channels) {
      var path = "/api/v1/channels/%s/subscribers/%s".formatted(channel, account);
      assertThat(client.send("PUT", path, BodyPublishers.noBody()).statusCode()).isEqualTo(201);
    }
  }

  private void unsubscribe(String account, String channel) throws Exception {
    var path = "/api/v1/channels/%s/subscribers/%s".formatted(channel, account);
    assertThat(client.send("DELETE", path, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
  }

  private String ticket(String account) throws Exception {
    return client.create("/api/v1/stream-tickets", Map.of("account", account)).get("url").asText();
  }

  /** The ids of a channel's posts, oldest first. */
  private List<String> posts(String channel) throws Exception {
    var ids = new ArrayList<String>();
    var list = "/api/v1/channels/" + channel + "/posts?limit=100";
    for (var cursor = ""; ; ) {
      var found = client.read(list + cursor);
      found.get("items").forEach(post -> ids.add(post.get("id").asText()));
      if (!found.has("nextCursor")) break;
      cursor = "&cursor=" + found.get("nextCursor").asText();
    }
    Collections.reverse(ids);
    return ids;
  }

  private static void assertReceived(List<Received> posts, List<String> news, List<String> sport) {
    assertThat(posts).extracting(Received::position).doesNotHaveDuplicates().isSorted();
    var byChannel = new HashMap<String, List<String>>();
    for (var post : posts) {
      byChannel.computeIfAbsent(post.channel(), it -> new ArrayList<>()).add(post.id());
    }
    assertThat(byChannel).isEqualTo(Map.of("news", news, "sport", sport));
  }
}

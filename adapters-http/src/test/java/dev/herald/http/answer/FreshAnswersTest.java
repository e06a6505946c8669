package dev.herald.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was read is answered from memory, until something was written: then it is read again. */
class FreshAnswersTest extends HttpTest {

  private static final String NAMED_OH = "{\"name\": \"Oh\"}";
  private static final String MUTED = "{\"delivery\": \"MUTED\"}";
  private static final String READ = "/api/v1/accounts/ann/subscriptions/news/read";

  private final List<String> reads = new ArrayList<>();

  @BeforeEach
  void givenAServerThatNotesWhatItReads() {
    serve(UseCasesWith.of(herald, ReadChannels.class, new NotingReader()));
    givenChannel();
  }

  private final class NotingReader implements ReadChannels {
    @Override
    public ChannelView get(Actor actor, ChannelId id) {
      reads.add(id.value());
      return herald.readChannels().get(actor, id);
    }

    @Override
    public Page<ChannelView> list(Actor actor, String query, ChannelOrder order, PageRequest page) {
      reads.add("all");
      return herald.readChannels().list(actor, query, order, page);
    }
  }

  @Test
  void readsOnceWhatManyAskFor() {
    for (var client : List.of(editor, admin, editor)) {
      client.get("/api/v1/channels/news").hasStatus(200);
      client.head("/api/v1/channels/news").hasStatus(200);
      client.get("/api/v1/channels").lists("news");
    }

    assertThat(reads).containsExactly("news", "all");
  }

  /** Who published something is not for all to know. */
  @Test
  void readsAgainForThoseWhoMayKnowLess() {
    for (var client : List.of(editor, reader, editor, reader)) {
      client.get("/api/v1/channels/news").hasStatus(200);
    }

    assertThat(reads).containsExactly("news", "news");
  }

  @Test
  void readsAgainAfterAnyWrite() {
    reader.get("/api/v1/channels/news").hasStatus(200);
    givenChannel("sport");
    reader.get("/api/v1/channels/news").hasStatus(200);

    assertThat(reads).containsExactly("news", "news");
  }

  @Test
  void keepsNoRefusal() {
    reader.get("/api/v1/channels/sport").hasStatus(404);
    reader.get("/api/v1/channels/sport").hasStatus(404);
    givenChannel("sport");
    reader.get("/api/v1/channels/sport").hasStatus(200);

    assertThat(reads).containsExactly("sport", "sport", "sport");
  }

  @Test
  void everyReadSeesTheWriteThatCameBeforeIt() {
    var channel = "/api/v1/channels/news";
    var subscriptions = "/api/v1/accounts/ann/subscriptions";

    assertSeen("/api/v1/channels", "\"id\":\"sport\"", () -> givenChannel("sport"));
    assertSeen(channel, "\"Old\"", () -> editor.patch(channel, "{\"name\": \"Old\"}"));
    assertSeen("/api/v1/channels?query=o", "\"Oh\"", () -> editor.patch(channel, NAMED_OH));
    assertSeen(subscriptions, "news", () -> editor.put(channel + "/subscribers/ann", ""));
    assertSeen(
        channel, "\"subscriberCount\":2", () -> editor.put(channel + "/subscribers/bob", ""));
    assertSeen(channel + "/posts", "post-1", () -> givenPost("news", "1"));
    assertSeen("/api/v1/posts", "post-2", () -> givenPost("news", "2"));
    assertSeen("/api/v1/accounts/ann/feed", "post-3", () -> givenPost("news", "3"));
    assertSeen(subscriptions, "\"unread\":4", () -> givenPost("news", "4"));
    assertSeen(subscriptions, "\"unread\":2", () -> reader.put(READ, "{\"sequence\": 2}"));
    assertSeen("/api/v1/posts/post-4", "recalledAt", () -> recall("post-4"));
    assertSeen("/api/v1/posts?query=3", "{\"items\":[]}", () -> recall("post-3"));
    assertSeen(subscriptions, "MUTED", () -> editor.put(channel + "/subscribers/ann", MUTED));
    assertSeen(
        "/api/v1/accounts/bob/feed",
        "{\"items\":[]}",
        () -> editor.delete(channel + "/subscribers/bob"));
    assertSeen(subscriptions, "{\"items\":[]}", () -> admin.delete(channel));
  }

  private void recall(String post) {
    editor.post("/api/v1/posts/" + post + "/recall", "").hasStatus(200);
  }

  private void assertSeen(String path, String whatIsNew, Runnable write) {
    var before = reader.get(path).hasStatus(200);
    assertThat(before.text()).doesNotContain(whatIsNew);

    write.run();

    assertThat(reader.get(path).text()).contains(whatIsNew);
    reader.with("If-None-Match", before.header("ETag")).get(path).hasStatus(200);
  }
}

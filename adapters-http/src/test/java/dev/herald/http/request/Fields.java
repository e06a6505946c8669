package dev.herald.http.request;

import java.util.List;
import java.util.stream.Stream;

/** A table of all fields of all requests, with what each of them takes. */
final class Fields {

  private Fields() {}

  /** A request that is valid; {@code #} stands for a number that is new each time. */
  record Request(String route, String body) {
    @Override
    public String toString() {
      return route;
    }
  }

  static final Request CREATE =
      new Request(
          "POST /api/v1/channels",
          """
          {"id": "channel-#", "name": "News", "avatar": {"url": "https://example.org/a.png"},
           "profile": "x", "owner": "ann", "organization": "x", "customString": "x",
           "subscriberLimit": 7, "visibility": "PUBLIC"}\
          """);
  static final Request EDIT =
      new Request(
          "PATCH /api/v1/channels/news",
          """
          {"name": "News", "avatar": {"url": "https://example.org/a.png"}, "profile": "x",
           "organization": "x", "customString": "x", "subscriberLimit": 7, "visibility": "PUBLIC"}\
          """);
  static final Request PUBLISH =
      new Request(
          "POST /api/v1/channels/news/posts",
          """
          {"text": "x", "images": [{"url": "https://example.org/a.png", "alt": "x"}],
           "links": [{"label": "x", "url": "https://example.org/"}], "customData": "x",
           "silent": true}\
          """);
  static final Request RECALL =
      new Request("POST /api/v1/posts/post-1/recall", "{\"reason\": \"x\"}");
  static final Request COPY =
      new Request("POST /api/v1/posts/post-1/copy", "{\"channelId\": \"news\"}");
  static final Request PIN =
      new Request("PUT /api/v1/channels/news/pinned-post", "{\"postId\": \"post-1\"}");
  static final Request SUBSCRIBE =
      new Request(
          "PUT /api/v1/channels/news/subscribers/ann",
          "{\"delivery\": \"MUTED\", \"customString\": \"x\"}");
  static final Request MARK_READ =
      new Request("PUT /api/v1/accounts/ann/subscriptions/news/read", "{\"sequence\": 1}");
  static final Request CREATE_WEBHOOK =
      new Request(
          "POST /api/v1/webhooks",
          """
          {"url": "https://example.org/hook", "description": "x", "events": ["post.published"],
           "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "enabled": true}\
          """);
  static final Request EDIT_WEBHOOK =
      new Request("PATCH /api/v1/webhooks/webhook-1", CREATE_WEBHOOK.body());
  static final Request REDELIVER =
      new Request("POST /api/v1/webhooks/webhook-1/deliveries/redeliver", "{\"ids\": [\"evt_1\"]}");
  static final Request DISCARD =
      new Request("POST /api/v1/webhooks/webhook-1/deliveries/discard", REDELIVER.body());

  /**
   * One field of a request.
   *
   * @param wanted the only kind of value that it takes
   * @param maxBytes the longest text that it takes, 0 if that is not its rule
   * @param withNull the field of which null and nothing break the rule {@code required}, or none
   */
  record Field(Request request, String path, String wanted, int maxBytes, String withNull) {

    String pointer() {
      return "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
    }

    @Override
    public String toString() {
      return request + " " + path;
    }
  }

  private static Field text(Request request, String path, int maxBytes) {
    return new Field(request, path, "a string", maxBytes, "");
  }

  private static Field requiredText(Request request, String path, int maxBytes) {
    return new Field(request, path, "a string", maxBytes, path);
  }

  private static Field field(Request request, String path, String wanted, String withNull) {
    return new Field(request, path, wanted, 0, withNull);
  }

  static final List<Request> REQUESTS =
      List.of(
          CREATE,
          EDIT,
          PUBLISH,
          RECALL,
          COPY,
          PIN,
          SUBSCRIBE,
          MARK_READ,
          CREATE_WEBHOOK,
          EDIT_WEBHOOK,
          REDELIVER,
          DISCARD);

  static Stream<Field> all() {
    return Stream.of(
        text(CREATE, "id", 42),
        requiredText(CREATE, "name", 150),
        field(CREATE, "avatar", "an object", "avatar"),
        new Field(CREATE, "avatar.url", "a string", 500, "avatar.imageId"),
        text(CREATE, "avatar.imageId", 0),
        text(CREATE, "profile", 400),
        text(CREATE, "owner", 32),
        text(CREATE, "organization", 500),
        text(CREATE, "customString", 3000),
        field(CREATE, "subscriberLimit", "a whole number", ""),
        text(CREATE, "visibility", 0),
        text(EDIT, "name", 150),
        field(EDIT, "avatar", "an object", ""),
        new Field(EDIT, "avatar.url", "a string", 500, "avatar.imageId"),
        text(EDIT, "avatar.imageId", 0),
        text(EDIT, "profile", 400),
        text(EDIT, "organization", 500),
        text(EDIT, "customString", 3000),
        field(EDIT, "subscriberLimit", "a whole number", ""),
        text(EDIT, "visibility", 0),
        text(PUBLISH, "type", 0),
        text(PUBLISH, "text", 10_000),
        field(PUBLISH, "images", "a list", ""),
        field(PUBLISH, "images[0]", "an object", ""),
        new Field(PUBLISH, "images[0].url", "a string", 2048, "images[0].imageId"),
        text(PUBLISH, "images[0].imageId", 0),
        text(PUBLISH, "images[0].alt", 300),
        field(PUBLISH, "links", "a list", ""),
        field(PUBLISH, "links[0]", "an object", ""),
        requiredText(PUBLISH, "links[0].label", 100),
        requiredText(PUBLISH, "links[0].url", 2048),
        text(PUBLISH, "customData", 12_288),
        field(PUBLISH, "silent", "true or false", ""),
        text(RECALL, "reason", 100),
        text(COPY, "channelId", 0),
        requiredText(PIN, "postId", 0),
        text(SUBSCRIBE, "delivery", 0),
        text(SUBSCRIBE, "customString", 3000),
        field(MARK_READ, "sequence", "a whole number", "sequence"),
        requiredText(CREATE_WEBHOOK, "url", 2048),
        text(CREATE_WEBHOOK, "description", 200),
        field(CREATE_WEBHOOK, "events", "a list", ""),
        text(CREATE_WEBHOOK, "events[0]", 0),
        text(CREATE_WEBHOOK, "secret", 0),
        field(CREATE_WEBHOOK, "enabled", "true or false", ""),
        text(EDIT_WEBHOOK, "url", 2048),
        text(EDIT_WEBHOOK, "description", 200),
        field(EDIT_WEBHOOK, "events", "a list", ""),
        text(EDIT_WEBHOOK, "events[0]", 0),
        text(EDIT_WEBHOOK, "secret", 0),
        field(EDIT_WEBHOOK, "enabled", "true or false", ""),
        field(REDELIVER, "ids", "a list", ""),
        text(REDELIVER, "ids[0]", 0),
        field(DISCARD, "ids", "a list", ""),
        text(DISCARD, "ids[0]", 0));
  }
}

package dev.herald.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.TestClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Herald in which two channels have one of everything each. There is a token of each role for
 * both, and one of each that is bound to the first. A third channel is for everybody.
 */
final class TwoChannels {

  /** By what one sees that something is told of the other channel. */
  static final List<String> TRACES = List.of("secret-rink", "Curling", "derailed", "benjamin");

  private final InMemoryPorts ports = new InMemoryPorts();
  private final UseCases herald = Services.over(ports.outbound());
  private final String code;

  TwoChannels() {
    var own = new ChannelId("town-hall");
    givenChannel(own, Samples.channelInfo("City club"), "Trams resume", "ann");
    var curling = Samples.channelInfo("Curling club");
    givenChannel(new ChannelId("secret-rink"), curling, "Trams derailed", "ann", "benjamin");
    var fair = Samples.channelInfo("Street fair").withVisibility(Visibility.PUBLIC);
    givenChannel(new ChannelId("street-fair"), fair, "Bring cakes");
    for (var role : Role.values()) {
      givenToken(name(role), role, ChannelScope.ALL);
      givenToken("bound " + name(role), role, ChannelScope.of(List.of(own)));
    }
    var other = ChannelScope.of(List.of(new ChannelId("secret-rink")));
    givenToken("press", Role.READER, other);
    var invitation =
        new InviteColleague.Command(
            new TokenName("Eva"), Role.READER, ChannelScope.ALL, Optional.empty());
    code = herald.inviteColleague().invite(Samples.ADMIN, invitation).code();
    givenWebhookThatGotNothing();
    givenImage();
  }

  private void givenChannel(ChannelId id, ChannelInfo info, String post, String... subscribers) {
    herald
        .createChannel()
        .create(
            Samples.ADMIN,
            new CreateChannel.Command(Optional.of(id), Samples.OWNER, info, Optional.empty()));
    herald
        .publishPost()
        .publish(Samples.ADMIN, new PublishPost.Command(id, Samples.text(post), Optional.empty()));
    var draft = new CreateDraft.Command(id, Samples.draft(post), Optional.empty());
    var begun = herald.createDraft().create(Samples.ADMIN, draft).draft().id();
    var template =
        new CreateTemplate.Command(
            new TemplateName("Template"),
            Optional.of(id),
            new CreateTemplate.OfDraft(begun),
            Optional.empty());
    herald.createTemplate().create(Samples.ADMIN, template);
    for (var account : subscribers) {
      herald
          .subscribeToChannel()
          .subscribe(
              Samples.ADMIN,
              new SubscribeToChannel.Command(
                  id, new AccountId(account), Optional.empty(), Optional.empty()));
    }
  }

  private void givenToken(String name, Role role, ChannelScope channels) {
    var hash = Samples.imageId(secret(name).getBytes(UTF_8)).value();
    var tokens = ports.outbound().tokens();
    change(() -> tokens.insert(Samples.token(name, role, channels, hash)));
  }

  private void givenWebhookThatGotNothing() {
    var everything =
        new CreateWebhook.Command(
            new HttpUrl("https://intranet.example.org/herald"),
            WebhookDescription.NONE,
            Webhook.ALL_EVENTS,
            Optional.empty(),
            true);
    var webhook = herald.createWebhook().create(Samples.ADMIN, everything).id();
    var queue = ports.outbound().deliveryQueue();
    change(
        () ->
            ports
                .outbound()
                .events()
                .after(0, 100)
                .forEach(it -> queue.put(webhook, it.position(), 1, Samples.NOW, "no answer")));
  }

  private void change(Runnable change) {
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              change.run();
              return true;
            });
  }

  private void givenImage() {
    try {
      herald.uploadImage().upload(Samples.ADMIN, new ByteArrayInputStream(Samples.png()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody who shows nothing. */
  TestClient nobody() {
    return TestClient.of(herald, ports.clock()).with("Sec-Fetch-Site", "same-origin");
  }

  /** Somebody with the token. */
  TestClient bearing(String token) {
    return nobody().bearing(secret(token));
  }

  /** Somebody who signed in to the console with the token. */
  TestClient signedIn(String token) {
    var session = herald.signIn().withToken(secret(token)).orElseThrow();
    return nobody().with("Cookie", "herald-session=" + session.secret());
  }

  /** Somebody who shows the token in the way in which the request needs it. */
  TestClient client(AccessLine line, String token) {
    return line.isOfTheConsole() ? signedIn(token) : bearing(token);
  }

  /** Sends the request, about the first channel if it names none. */
  Answer answer(AccessLine line, TestClient sender) {
    var client = line.path().startsWith("/api/v1/drafts/") ? sender.with("If-Match", "*") : sender;
    var image = Samples.imageId(Samples.png()).value();
    var request =
        line.about("town-hall", "post-1")
            .with(it -> it.replace("{image}", image).replace("{code}", code))
            .with(it -> it.replace("{address}", "http://127.0.0.1:" + client.port()));
    if (request.body().isEmpty()) return client.send(request.method(), request.path(), "");
    if (request.reads()) {
      return client.with("Accept", request.body()).send(request.method(), request.path(), "");
    }
    if (request.body().equals("<image>")) {
      return client
          .with("Content-Type", "multipart/form-data; boundary=b")
          .send(request.method(), request.path(), form(Samples.png()));
    }
    var type = line.isOfTheConsole() ? "application/x-www-form-urlencoded" : "application/json";
    return client.with("Content-Type", type).send(request.method(), request.path(), request.body());
  }

  private static byte[] form(byte[] file) {
    var head = "--b\r\nContent-Disposition: form-data; name=file; filename=a.png\r\n\r\n";
    var form = new ByteArrayOutputStream();
    form.writeBytes(head.getBytes(UTF_8));
    form.writeBytes(file);
    form.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
    return form.toByteArray();
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String secret(String name) {
    return "the-secret-of-" + name.replace(' ', '-');
  }
}

package dev.herald.http.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.ImportAccounts;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.draft.CreateDraft;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.subscription.SubscribeToChannel;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.webhook.CreateWebhook;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.application.view.StoredImage.Dimensions;
import dev.herald.domain.access.Token;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Sha256;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.rate.RateLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server over ports in memory, in which there is one of everything when a test begins. Tests that
 * change nothing leave the same server to the next one.
 */
final class TestHerald implements BeforeEachCallback, AfterAllCallback {

  static final String ADMIN = "secret-of-the-admin";
  static final String EDITOR = "secret-of-the-editor";
  static final String READER = "secret-of-the-reader";

  static final byte[] IMAGE = Samples.png();

  /** What stands in paths, by the names of the parameters. */
  static final Map<String, String> NAMES =
      Map.of(
          "id", "town-hall",
          "channel", "town-hall",
          "account", "anna",
          "postId", "post-1",
          "draftId", "draft-1",
          "templateId", "template-1",
          "webhookId", "webhook-1",
          "name", "editor",
          "imageId", Samples.imageId(IMAGE).value());

  static final ChannelId CHANNEL = new ChannelId("town-hall");

  /** Where what is written for the first one is published too. */
  static final ChannelId OTHER_CHANNEL = new ChannelId("library");

  private static final ImageId IMAGE_OF_EXAMPLES =
      new ImageId("5c8659acc33d02ed156e7cad29f1122f6aec7ae2f04a5ed5c0100aef5b579031");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final RateLimits rates;
  private InMemoryPorts ports = new InMemoryPorts();
  private @Nullable HttpServer server;
  private boolean isChanged;

  /** Its clients may ask as often as they like. */
  TestHerald() {
    this(RateLimits.NONE);
  }

  TestHerald(RateLimits rates) {
    this.rates = rates;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (server != null && !isChanged) return;
    afterAll(context);
    ports = new InMemoryPorts();
    ports.clock().set(Instant.parse("2026-11-24T08:00:00Z")); // as in the examples
    var outgoing =
        new OutgoingWebhooks(new Fussy(), Optional.empty(), OutgoingWebhooks.NONE.webhooks());
    var useCases =
        Services.over(ports.outbound(), PublishingPolicy.TENCENT, AccountPolicy.STRICT, outgoing);
    fill(useCases);
    var uploads = Path.of(System.getProperty("java.io.tmpdir"));
    var settings =
        new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads, LegacySettings.OFF, true)
            .limitedTo(Limits.usual().with(rates));
    server = HttpServer.start(useCases, settings, ports.clock());
    isChanged = false;
  }

  /** Nobody waits for it: a server looks only once in a second whether its last answer is out. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (server != null) new Thread(server::close, "close").start();
    server = null;
  }

  private void fill(UseCases herald) {
    herald.issueFirstToken().issueFirst(Optional.of(ADMIN));
    ports.outbound().unitOfWork().execute(() -> token("editor", Role.EDITOR, EDITOR));
    ports.outbound().unitOfWork().execute(() -> token("reader", Role.READER, READER));
    ports.outbound().unitOfWork().execute(this::imageOfExamples);
    upload(herald);
    importAccounts(herald, "owner", "press-office", "anna", "ben");

    var info = Samples.channelInfo("Town hall");
    herald
        .createChannel()
        .create(
            Samples.ADMIN,
            new CreateChannel.Command(Optional.of(CHANNEL), Samples.OWNER, info, Optional.empty()));
    herald
        .createChannel()
        .create(
            Samples.ADMIN,
            new CreateChannel.Command(
                Optional.of(OTHER_CHANNEL),
                Samples.OWNER,
                Samples.channelInfo("Library"),
                Optional.empty()));
    var post = Samples.text("The bridge is open again.");
    herald
        .publishPost()
        .publish(Samples.ADMIN, new PublishPost.Command(CHANNEL, post, Optional.empty()));
    var draft = Samples.draft("The bridge is");
    herald
        .createDraft()
        .create(Samples.ADMIN, new CreateDraft.Command(CHANNEL, draft, Optional.empty()));
    herald
        .createTemplate()
        .create(
            Samples.ADMIN,
            new CreateTemplate.Command(
                new TemplateName("Closed"),
                Optional.of(CHANNEL),
                new CreateTemplate.OfPost(new PostId("post-1")),
                Optional.empty()));
    herald
        .subscribeToChannel()
        .subscribe(
            Samples.ADMIN,
            new SubscribeToChannel.Command(
                CHANNEL, new AccountId("anna"), Optional.empty(), Optional.empty()));
    herald
        .createWebhook()
        .create(
            Samples.ADMIN,
            new CreateWebhook.Command(
                new HttpUrl("https://intranet.example.org/herald"),
                WebhookDescription.NONE,
                Webhook.ALL_EVENTS,
                Optional.empty(),
                true));
    ports.clock().advance(Duration.ofHours(2));
  }

  /** Refuses what is called so. */
  private static final class Fussy implements Interceptor {

    private static final Refusal REFUSAL = new Refusal.RefusedByWebhook(120_001, "Not this.");

    @Override
    public void beforeCreate(AccountId owner, ChannelName name) {
      if (name.value().equals("Refused")) throw REFUSAL;
    }

    @Override
    public Set<AccountId> beforeSubscribe(ChannelId channel, List<AccountId> accounts) {
      return Set.of(new AccountId("refused"));
    }

    @Override
    public PostContent beforePublish(ChannelId channel, PostContent content) {
      if (content.equals(Samples.text("Refused"))) throw REFUSAL;
      if (content.equals(Samples.text("Dropped"))) throw new Refusal.DroppedByWebhook(channel);
      return content;
    }
  }

  /** Makes as many templates as there can be. */
  void fillWithTemplates() {
    isChanged = true;
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              for (var i = 1; i < Template.MAX; i++) {
                ports
                    .outbound()
                    .templates()
                    .insert(
                        new Template(
                            new TemplateId("more-" + i),
                            new TemplateName("Closed"),
                            Optional.of(CHANNEL),
                            DraftContent.EMPTY,
                            Samples.ADMIN.id(),
                            Samples.NOW));
              }
            });
  }

  private Token token(String name, Role role, String secret) {
    var token = Samples.token(name, role, Sha256.of(secret.getBytes(UTF_8)));
    ports.outbound().tokens().insert(token);
    return token;
  }

  private StoredImage imageOfExamples() {
    var image =
        new StoredImage(
            IMAGE_OF_EXAMPLES,
            "image/jpeg",
            26_619,
            Optional.of(new Dimensions(1600, 900)),
            Samples.NOW);
    ports.outbound().images().save(image);
    return image;
  }

  private static void importAccounts(UseCases herald, String... ids) {
    var accounts =
        Stream.of(ids)
            .map(AccountId::new)
            .map(id -> new ImportAccounts.Command(id, Optional.empty(), Optional.empty()))
            .toList();
    herald.importAccounts().importAll(Samples.ADMIN, accounts);
  }

  private static void upload(UseCases herald) {
    try {
      herald.uploadImage().upload(Samples.ADMIN, new ByteArrayInputStream(IMAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a channel as many drafts as it can have. */
  void fillWithDrafts(ChannelId channel) {
    var drafts = ports.outbound().drafts();
    isChanged = true;
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> {
              for (var i = drafts.count(channel); i < Draft.MAX_PER_CHANNEL; i++) {
                drafts.insert(
                    Draft.create(
                        new DraftId("more-" + i),
                        channel,
                        DraftContent.EMPTY,
                        i,
                        Samples.ADMIN.id(),
                        Samples.NOW));
              }
            });
  }

  HttpResponse<byte[]> answer(Call call) {
    try {
      var request = call.to(Objects.requireNonNull(server).port());
      var answer = CLIENT.send(request, Beginning.handler());
      isChanged |= !request.method().equals("GET") && answer.statusCode() < 300;
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(call + " got no answer", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

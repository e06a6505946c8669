package dev.herald.bootstrap.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import dev.herald.bootstrap.e2e.WebhookReceiver.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs receive webhooks from a server as it is shipped. */
@Timeout(120)
class WebhooksIT {

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");
  private static final int POSTS = 20;
  private static final String TOKEN = "xxxxyyyy";

  @TempDir private Path data;
  private WebhookReceiver receiver;
  private Process server;
  private Client client;

  @BeforeEach
  void startTheReceiver() throws IOException {
    receiver = new WebhookReceiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
    if (server != null) server.destroyForcibly();
  }

  @Test
  void tellsInOrderWhatHappenedWhileTheReceiverWasDownAndTheServerWasKilled() throws Exception {
    receiver.answers(request -> new Reply(503, "down"));
    start(Map.of());
    var webhook = client.create("/api/v1/webhooks", Map.of("url", receiver.address()));
    for (var channel : List.of("news", "sport")) {
      client.createChannel(channel);
      for (var i = 1; i <= POSTS; i++) {
        client.create("/api/v1/channels/" + channel + "/posts", Map.of("text", channel + " " + i));
      }
    }
    server.destroyForcibly().waitFor();

    start(Map.of());
    receiver.answers(request -> new Reply(200, ""));

    var sequences = new TreeMap<String, List<Long>>();
    var ids = new TreeSet<String>();
    while (ids.size() < 2 * (1 + POSTS)) {
      var request = receiver.next();
      assertThat(signature(webhook.get("secret").textValue(), request))
          .isEqualTo(request.webhookHeaders().get(2));
      if (!ids.add(request.webhookHeaders().get(0))) continue; // sent once more
      var event = request.json();
      if (event.get("type").textValue().equals("post.published")) {
        var post = event.at("/data/post");
        sequences
            .computeIfAbsent(post.get("channelId").textValue(), it -> new ArrayList<>())
            .add(post.get("sequence").longValue());
      }
    }
    var inOrder = LongStream.rangeClosed(1, POSTS).boxed().toList();
    assertThat(sequences).isEqualTo(Map.of("news", inOrder, "sport", inOrder));
  }

  private static String signature(String secret, WebhookReceiver.Request request) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed =
        String.join(
            ".", request.webhookHeaders().get(0), request.webhookHeaders().get(1), request.body());
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  @Test
  void asksTheCallbackBeforeAndTellsItAfterwards() throws Exception {
    receiver.answers(WebhooksIT::judge);
    start(
        Map.of(
            "HERALD_SDK_APP_ID",
            "1400000001",
            "HERALD_CALLBACK_URL",
            receiver.address(),
            "HERALD_CALLBACK_TOKEN",
            TOKEN,
            "HERALD_CALLBACK_COMMANDS",
            "OfficialAccount.CallbackBeforeSendMsg,OfficialAccount.CallbackAfterSendMsg"));
    client.createChannel("news");

    var refused = client.post("/api/v1/channels/news/posts", Map.of("text", "secret plans"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Client.json(refused).get("detail").textValue()).isEqualTo("Not this.");
    client.create("/api/v1/channels/news/posts", Map.of("text", "good news"));

    var commands = new HashMap<String, WebhookReceiver.Request>();
    while (!commands.containsKey("OfficialAccount.CallbackAfterSendMsg")) {
      var request = receiver.next();
      commands.put(request.json().get("CallbackCommand").textValue(), request);
    }
    var after = commands.get("OfficialAccount.CallbackAfterSendMsg");
    assertThat(after.json().get("MsgKey").textValue()).startsWith("1_1_");
    assertThat(after.json().at("/MsgBody/0/MsgContent/Text").textValue()).isEqualTo("good news");
    assertThat(after.query()).contains("SdkAppid=1400000001", "OptPlatform=RESTAPI");
    var time = after.query().replaceFirst(".*RequestTime=(\\d+).*", "$1");
    var sign =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest((TOKEN + time).getBytes(UTF_8)));
    assertThat(after.query()).contains("Sign=" + sign);
  }

  private static Reply judge(WebhookReceiver.Request request) {
    return request.body().contains("secret plans")
        ? new Reply(
            200, "{\"ActionStatus\":\"OK\",\"ErrorCode\":120001,\"ErrorInfo\":\"Not this.\"}")
        : new Reply(200, "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}");
  }

  @Test
  void tellsNobodyInAPrivateNetworkUnlessTheOperatorAllowsIt() throws Exception {
    start(Map.of("HERALD_ALLOW_PRIVATE_WEBHOOKS", "false"));

    var refused = client.post("/api/v1/webhooks", Map.of("url", receiver.address()));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Client.json(refused).at("/violations/0/code").textValue())
        .isEqualTo("url.private_network");
  }

  @Test
  void doesNotStartWithACallbackThatItMayNotTell() throws Exception {
    var run = Jar.run(Map.of("HERALD_CALLBACK_URL", receiver.address()), "--data=" + data);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("--callback-url leads to 127.0.0.1 in a private network")
        .contains("--allow-private-webhooks");
  }

  private void start(Map<String, String> more) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("HERALD_ADMIN_TOKEN", ServerProcess.TOKEN);
    environment.put("HERALD_ALLOW_PRIVATE_WEBHOOKS", "true");
    environment.putAll(more);
    server = Jar.start(environment, "--port=0", "--data=" + data);
    var out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    var said = LISTENING.matcher(out.readLine());
    assertThat(said.find()).isTrue();
    client = new Client(Integer.parseInt(said.group(1)));
  }
}

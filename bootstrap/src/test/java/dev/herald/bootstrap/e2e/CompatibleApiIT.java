package dev.herald.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.bench.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that was written for the vendor's API uses a server as it is shipped. */
@Timeout(120)
class CompatibleApiIT {

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HERALD_ADMIN_TOKEN",
          ServerProcess.TOKEN,
          "HERALD_SDK_APP_ID",
          "1400000001",
          "HERALD_SDK_SECRET_KEY",
          "a secret key");

  @TempDir private Path folder;

  @Test
  void programSignsInAndSendsWhatTheConsoleShows() throws Exception {
    var userSig = Jar.run(ENVIRONMENT, "usersig").out().strip();
    var process = Jar.start(ENVIRONMENT, "--port=0", "--data=" + folder.resolve("data"));
    try (var out = process.inputReader()) {
      var said = LISTENING.matcher(out.readLine());
      assertThat(said.find()).isTrue();
      var port = Integer.parseInt(said.group(1));

      var made =
          call(
              port,
              userSig,
              "create_official_account",
              """
              {"OfficialAccountUserID": "@TOA#_news", "Owner_Account": "alice", "Name": "News"}""");
      assertThat(made).contains("\"ErrorCode\":0");
      var sent =
          call(
              port,
              userSig,
              "send_official_account_msg",
              """
              {"Official_Account": "@TOA#_news", "Random": 1, "MsgBody": [
                {"MsgType": "TIMTextElem", "MsgContent": {"Text": "Trams resume at six"}}]}""");
      assertThat(sent).contains("\"MsgKey\":\"1_1_");

      var posts = new Client(port).read("/api/v1/posts?query=trams").get("items");
      assertThat(posts.get(0).get("text").textValue()).isEqualTo("Trams resume at six");
      assertThat(call(port, userSig + "x", "destroy_official_account", "{}"))
          .contains("\"ErrorCode\":70003");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void makesNoSignatureWithoutAKey() throws Exception {
    var run = Jar.run(Map.of(), "usersig");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--sdk-secret-key, or HERALD_SDK_SECRET_KEY, is required.");
  }

  private static String call(int port, String userSig, String command, String json)
      throws Exception {
    var query =
        "?sdkappid=1400000001&identifier=administrator&usersig=%s&random=1&contenttype=json"
            .formatted(userSig);
    var address =
        "http://127.0.0.1:%s/v4/official_account_open_http_svc/%s%s"
            .formatted(port, command, query);
    var request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(json)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}

package dev.herald.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code herald tail}, of a server. */
class TailCommandTest {

  private static final String SECRET = "the-secret-of-a-reader";

  @TempDir private Path uploads;
  private final InMemoryPorts ports = new InMemoryPorts();
  private final UseCases herald = Services.over(ports.outbound());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() {
    var settings = new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads);
    server = HttpServer.start(herald, settings, ports.clock());
    url = "http://127.0.0.1:" + server.port() + "/";
    var hash = Samples.imageId(SECRET.getBytes(UTF_8)).value();
    var token = Samples.token("reader", Role.READER, hash);
    ports.outbound().unitOfWork().execute(() -> ports.outbound().tokens().insert(token));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void create(String channel) {
    var command =
        new CreateChannel.Command(
            Optional.of(new ChannelId(channel)),
            Samples.OWNER,
            Samples.channelInfo(channel),
            Optional.empty());
    herald.createChannel().create(Samples.ADMIN, command);
  }

  private int tail(String token, Writer to, String... more) {
    var line =
        HeraldCommand.commandLine(Map.of("HERALD_TOKEN", token))
            .setOut(new PrintWriter(to))
            .setErr(new PrintWriter(err, true));
    var arguments = new String[more.length + 2];
    arguments[0] = "tail";
    arguments[1] = "--url=" + url;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return line.execute(arguments);
  }

  @Test
  void printsAllEventsEachOnALine() {
    for (var i = 1; i <= 120; i++) create("channel-" + i); // more than a page

    assertThat(tail(SECRET, out, "--once", "--after=evt_0")).isZero();

    assertThat(out.toString().lines()).hasSize(120);
    assertThat(out.toString().lines().findFirst().orElseThrow())
        .matches("\\{\"id\":\"evt_\\d+\",\"type\":\"channel.created\",.*\"id\":\"channel-1\".*}");
  }

  @Test
  void goesOnAfterAnEvent() {
    create("news");
    tail(SECRET, out, "--once", "--after=evt_0");
    var id = out.toString().split("\"")[3];
    create("sport");
    out.getBuffer().setLength(0);

    assertThat(tail(SECRET, out, "--once", "--after=" + id)).isZero();

    assertThat(out.toString()).hasLineCount(1).contains("sport");
  }

  @Test
  void printsWhatHappensAsItHappens() throws Exception {
    var lines = new Lines();
    create("before");
    var tail = new Thread(() -> tail(SECRET, lines, "--after=evt_0"));
    tail.start();
    assertThat(lines.next()).contains("before");

    create("meanwhile");

    assertThat(lines.next()).contains("meanwhile");
    tail.interrupt();
    tail.join(30_000);
    assertThat(tail.isAlive()).isFalse();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(tail("wrong", out, "--once")).isEqualTo(1);
    assertThat(err.toString()).contains("/api/v1/events answered 401: ");

    assertThat(tail(SECRET, out, "--after=evt_999")).isEqualTo(1);
    assertThat(err.toString()).contains("410: What happened after evt_999 is not kept");

    assertThat(tail(SECRET, out, "--after=7")).isEqualTo(1);
    assertThat(err.toString()).contains("422: ");
  }

  @Test
  void saysThatNobodyIsThere() {
    server.close();

    assertThat(tail(SECRET, out, "--once")).isEqualTo(1);

    assertThat(err.toString()).contains("can't be reached");
  }

  /** Hands over each line that is written. */
  private static final class Lines extends Writer {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
      for (var i = from; i < from + length; i++) {
        if (text[i] != '\n') {
          line.append(text[i]);
        } else {
          lines.add(line.toString());
          line.setLength(0);
        }
      }
    }

    String next() throws InterruptedException {
      var next = lines.poll(30, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

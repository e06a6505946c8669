package dev.herald.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.audit.ReadAuditLog;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.id.ImageId;
import dev.herald.http.testkit.RawConnection;
import dev.herald.http.testkit.UseCasesWith;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take their time take it from nobody else, and don't have all the time there is. */
class SlowClientsTest extends DoorTest {

  /** More than there are threads on a Java without virtual ones. */
  private static final int MANY = 300;

  private static final int LARGE = 32 * 1024 * 1024;

  private final List<RawConnection> connections = new ArrayList<>();

  @AfterEach
  void hangUp() {
    connections.forEach(RawConnection::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /console/sign-in",
        "POST /api/v1/images",
        "POST /api/v1/channels",
        "POST /console/channels"
      })
  void manyBodiesThatDoNotComeHoldNobodyUp(String line) {
    serve(WIDE);
    for (var i = 0; i < MANY; i++) {
      connections.add(begin(line, "Content-Length: 1000").text("a"));
    }

    anybody.get("/health/live").hasStatus(200);
  }

  @Test
  void manyAnswersThatAreNotReadHoldNobodyUp() {
    serve(UseCasesWith.of(herald, ReadImage.class, new LargeImage()), WIDE);
    for (var i = 0; i < MANY; i++) {
      connections.add(begin("GET /images/" + "0".repeat(64), "X-Nothing: x"));
    }

    anybody.get("/health/live").hasStatus(200);
  }

  @Test
  void manyListsWithoutEndThatAreNotReadHoldNobodyUp() {
    ReadAuditLog endless = (actor, query) -> new Page<>(entries(), Optional.of(new Cursor(1)));
    serve(UseCasesWith.of(herald, ReadAuditLog.class, endless), WIDE);
    givenChannel();
    for (var i = 0; i < MANY; i++) {
      connections.add(begin("GET /api/v1/audit", "X-Nothing: x", "Accept: text/csv"));
    }

    anybody.get("/health/live").hasStatus(200);
  }

  private List<AuditRecord> entries() {
    var all = AuditQuery.all(PageRequest.first(PageRequest.MAX_LIMIT));
    return herald.readAuditLog().list(Samples.ADMIN, all).items();
  }

  @Test
  void listThatFailsHalfwayIsBrokenOff() {
    var pages = new AtomicInteger();
    ReadAuditLog failing =
        (actor, query) -> {
          if (pages.incrementAndGet() == 3) throw new IllegalStateException("as a test has it");
          return new Page<>(entries(), Optional.of(new Cursor(1)));
        };
    serve(UseCasesWith.of(herald, ReadAuditLog.class, failing), WIDE);
    givenChannel();

    var rest = begin("GET /api/v1/audit", "X-Nothing: x", "Accept: text/csv").rest();

    assertThat(rest).doesNotEndWith("\r\n0\r\n\r\n");
  }

  @Test
  @Timeout(60)
  void manyWhoReadWhatTakesLongLeaveThreadsToThoseWhoPublish() {
    var found = new CountDownLatch(1);
    serve(UseCasesWith.of(herald, ReadImage.class, new LateImage(found)), WIDE);
    try {
      for (var i = 0; i < MANY; i++) {
        connections.add(begin("GET /images/" + "0".repeat(64), "X-Nothing: x"));
      }

      givenChannel();
      givenPost("news", "Trams resume at six");
      anybody.get("/health/ready").hasStatus(200);
    } finally {
      found.countDown();
    }
    assertThat(connections).allSatisfy(it -> assertThat(it.line()).contains("200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/channels", "/api/v1/images"})
  void bodyThatComesTooSlowlyIsAnsweredWith408(String path) {
    serve(STRICT);

    var answer = begin("POST " + path, "Content-Length: 1000").text("a").answer();

    answer
        .isProblem(408, "request_timeout", "Too slow", "The body of the request came too slowly.")
        .has("Connection", "close");
  }

  @Test
  void formThatComesTooSlowlyIsAnsweredWith408() {
    serve(STRICT);

    begin("POST /console/sign-in", "Content-Length: 1000").text("a").answer().hasStatus(408);
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET / HTTP/1.1\r\nHost: loc", "GET / HTTP/1.1\r\nHost: x\r\n"})
  void headersThatComeTooSlowlyAreAnsweredWith408(String text) {
    serve(STRICT);

    anybody.connect().text(text).answer().hasStatus(408).has("Connection", "close");
  }

  @Test
  void waitingForTheNextRequestIsNotSlow() {
    serve(STRICT);

    try (var connection = anybody.connect()) {
      connection.lines("GET /health/live HTTP/1.1", "Host: localhost", "");
      assertThat(connection.line()).contains("200");
      anybody.connect().text("G").answer().hasStatus(408); // as long as it takes to be slow
      connection.lines("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close", "");

      assertThat(connection.rest()).contains("HTTP/1.1 200");
    }
  }

  @Test
  void answerThatIsReadTooSlowlyIsCutOff() throws InterruptedException {
    var image = new LargeImage();
    serve(UseCasesWith.of(herald, ReadImage.class, image), STRICT);
    var connection = begin("GET /images/" + "0".repeat(64), "X-Nothing: x");
    connections.add(connection);

    assertThat(image.closed.await(30, TimeUnit.SECONDS)).isTrue(); // though nobody read it

    assertThat(connection.rest().length()).isLessThan(LARGE);
  }

  @Test
  void largeAnswerIsReadToItsEnd() {
    serve(UseCasesWith.of(herald, ReadImage.class, new LargeImage()), WIDE);

    assertThat(anybody.get("/images/" + "0".repeat(64)).hasStatus(200).bytes()).hasSize(LARGE);
  }

  private static final class LargeImage implements ReadImage {

    /** One of its copies was closed by whoever sends it. */
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Picture original(ImageId id) {
      return new Picture("image/png", LARGE, new Zeros(closed), true);
    }

    @Override
    public Picture displayable(ImageId id) {
      return original(id);
    }

    @Override
    public Picture thumbnail(ImageId id, int edge) {
      return original(id);
    }
  }

  /** It takes long to find. */
  private record LateImage(CountDownLatch found) implements ReadImage {

    @Override
    public Picture original(ImageId id) {
      try {
        found.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Picture("image/png", 0, InputStream.nullInputStream(), true);
    }

    @Override
    public Picture displayable(ImageId id) {
      return original(id);
    }

    @Override
    public Picture thumbnail(ImageId id, int edge) {
      return original(id);
    }
  }

  private static final class Zeros extends InputStream {

    private final CountDownLatch closed;
    private int left = LARGE;

    Zeros(CountDownLatch closed) {
      this.closed = closed;
    }

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left == 0) return -1;
      var count = Math.min(left, length);
      left -= count;
      return count;
    }
  }

  /** Whatever was uploaded before is there as before. */
  @Test
  void slowUploadLeavesNoFileBehind() {
    serve(STRICT);

    begin("POST /api/v1/images", "Content-Length: 1000").text("a").answer().hasStatus(408);

    assertThat(uploads).isEmptyDirectory();
    serve(WIDE);
    assertThat(givenImage(Samples.png())).isNotEmpty();
  }
}

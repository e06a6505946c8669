package dev.herald.http.testkit;

import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.port.in.UseCases;
import dev.herald.http.HttpServer;
import dev.herald.http.HttpSettings;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.rate.RateLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server for all tests, since to start one takes longer than most tests. It asks the use cases of
 * the test that is running, and stops when the tests are over and Java ends.
 */
final class SharedServer {

  private static final SharedServer ONLY = new SharedServer();

  private volatile UseCases current = UseCasesWith.each(this::delegate);
  private volatile InstantSource clock = InstantSource.system();
  private volatile long tests;
  private final HttpServer http;

  private SharedServer() {
    var settings =
        new HttpSettings("127.0.0.1", 0, Optional.empty(), uploads(), LegacySettings.OFF, true)
            .limitedTo(Limits.usual().with(RateLimits.NONE))
            .showing(PageSettings.ON);
    http = HttpServer.start(current, settings, this::now);
  }

  private static Path uploads() {
    try {
      var folder = Files.createTempDirectory("herald-uploads");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the server ask these use cases from now on, and returns its port. */
  static synchronized int port(UseCases useCases, InstantSource clock) {
    if (ONLY.current != useCases) ONLY.tests++;
    ONLY.current = useCases;
    ONLY.clock = clock;
    return ONLY.http.port();
  }

  private Instant now() {
    return clock.instant();
  }

  private <T> T delegate(Class<T> type) {
    if (type == ReadVersion.class) return type.cast(versions());
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(UseCasesWith.get(current, type), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What another test read holds no longer. */
  private ReadVersion versions() {
    return new ReadVersion() {
      @Override
      public long version() {
        return (tests << 32) + current.readVersion().version();
      }

      @Override
      public long awaitVersion(long known, Duration longest) throws InterruptedException {
        if (version() == known) TimeUnit.MILLISECONDS.sleep(5);
        return version();
      }
    };
  }
}

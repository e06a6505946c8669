package dev.herald.http.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a certificate and a key from files, which may be exchanged for others while the server
 * runs.
 */
public final class Tls {

  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

  /** The contents of both files. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Contents(byte[] certificate, byte[] key) {

    boolean isAs(Contents other) {
      return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }
  }

  private final PemFiles files;
  private final InstantSource clock;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private Contents seen;
  private String said = "";

  private Tls(PemFiles files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
    seen = read();
    use(identity(seen));
  }

  /**
   * Reads the files. A certificate that has expired is used, with a warning.
   *
   * @throws UnusableTls they are not there, can't be read, or don't belong together
   */
  public static Tls open(PemFiles files, InstantSource clock) {
    return new Tls(files, clock);
  }

  /**
   * Takes the files anew if they have changed: connections that there are stay as they are, and
   * those that follow see the new certificate. If the new files can't be used, the old certificate
   * remains in use, and the log says why, once.
   */
  public synchronized void refresh() {
    try {
      var now = read();
      if (now.isAs(seen)) return;
      seen = now;
      var identity = identity(now);
      context.reload(it -> use(identity));
      LOG.info("The certificate in {} is in use now.", files.certificate());
      said = "";
    } catch (Exception e) {
      warn(e.getMessage() + " The certificate that was read before remains in use.");
    }
  }

  private void warn(String why) {
    if (!why.equals(said)) LOG.warn(why);
    said = why;
  }

  private Identity identity(Contents contents) {
    var identity = Identity.of(files, contents.certificate(), contents.key());
    var until = identity.certificate().getNotAfter().toInstant();
    if (until.isBefore(clock.instant())) {
      LOG.warn("The certificate in {} has expired, at {}.", files.certificate(), until);
    }
    return identity;
  }

  private void use(Identity identity) {
    context.setKeyStore(identity.keyStore());
    context.setKeyStorePassword(Identity.PASSWORD);
  }

  private Contents read() {
    return new Contents(read(files.certificate()), read(files.key()));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnusableTls("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new UnusableTls("The file %s can't be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** What connections are made with. */
  public SslContextFactory.Server context() {
    return context;
  }
}

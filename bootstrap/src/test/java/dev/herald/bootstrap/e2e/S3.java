package dev.herald.bootstrap.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A server that speaks as S3 does, with a bucket in a folder, which can be stopped and started. */
final class S3 implements AutoCloseable {

  private static final String BUCKET = "pictures";

  private final Path folder;
  private int port;
  private S3Proxy server;

  private S3(Path folder) {
    this.folder = folder;
  }

  static S3 start(Path folder) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    var s3 = new S3(folder);
    s3.start();
    return s3;
  }

  /** Starts it, where it was before. */
  void start() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V4, "herald", "a secret")
            .stopTimeout(0)
            .build();
    server.start();
    port = server.getPort();
  }

  void stop() throws Exception {
    server.stop();
  }

  /** What an operator sets for it. */
  Map<String, String> environment() {
    return Map.of(
        "HERALD_IMAGES", "s3://" + BUCKET + "/city",
        "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + port,
        "AWS_ACCESS_KEY_ID", "herald",
        "AWS_SECRET_ACCESS_KEY", "a secret",
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  /** The names of the files of objects, without their folders. */
  List<String> objects() throws IOException {
    try (var files = Files.walk(folder.resolve(BUCKET))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

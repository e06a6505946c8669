package dev.herald.persistence.s3;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks as S3 does, and checks signatures; one for all tests that need it. */
public final class S3Server {

  public static final String ACCESS_KEY = "herald";
  public static final String SECRET_KEY = "a secret of the tests";

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private S3Server() {}

  /** It is started when the first test asks for it. */
  private static final class Started {

    private static final S3Proxy SERVER = start();

    private static S3Proxy start() {
      // Where the SDK looks first.
      System.setProperty("aws.accessKeyId", ACCESS_KEY);
      System.setProperty("aws.secretAccessKey", SECRET_KEY);
      System.setProperty("aws.disableEc2Metadata", "true");
      var server =
          S3Proxy.builder()
              .blobStore(new TransientNio2BlobStore())
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
              .build();
      try {
        server.start();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return server;
    }
  }

  public static URI endpoint() {
    return URI.create("http://127.0.0.1:" + Started.SERVER.getPort());
  }

  /** A bucket that nobody else has, and a prefix in it. */
  public static S3Settings newBucket() {
    var name = "herald-" + BUCKETS.incrementAndGet();
    try (var client = client(settings(name))) {
      client.createBucket(it -> it.bucket(name));
    }
    return settings(name);
  }

  static S3Settings settings(String bucket) {
    return at(endpoint(), bucket);
  }

  /** The same at another address. */
  static S3Settings at(URI endpoint, String bucket) {
    return new S3Settings(
        S3Location.of("s3://" + bucket + "/city/images"),
        Optional.of(endpoint),
        Optional.empty(),
        false);
  }

  static S3Client client(S3Settings settings) {
    return new S3Clients(settings, Tuning.USUAL).client();
  }
}

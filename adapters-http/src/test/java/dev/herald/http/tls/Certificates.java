package dev.herald.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates and keys, made with the tool that comes with Java, and how they are written. */
final class Certificates {

  private static final String PASSWORD = "changeit";
  private static final Certificates ONLY = new Certificates();

  private final KeyStore store;

  /** A root, and certificates of its own or by themselves: {@code rsa}, {@code ec}, {@code old}. */
  private Certificates() {
    try {
      var folder = Files.createTempDirectory("herald-certificates");
      var file = folder.resolve("store.p12");
      make(file, "root", "-keyalg", "EC", "-groupname", "secp256r1", "-ext", "bc:c");
      make(file, "rsa", "-keyalg", "RSA", "-keysize", "2048", "-signer", "root");
      make(file, "ec", "-keyalg", "EC", "-groupname", "secp384r1");
      make(file, "ed", "-keyalg", "Ed25519");
      make(file, "old", "-keyalg", "EC", "-startdate", "-10d", "-validity", "5");
      store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path store, String name, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(tool.getInputStream().readAllBytes(), US_ASCII);
    if (!Files.exists(store)) throw new IllegalStateException(said);
  }

  /** The chain of this name: the certificate, and its issuers behind it. */
  static List<Certificate> chain(String name) {
    try {
      return List.of(ONLY.store.getCertificateChain(name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String certificatesInPem(List<Certificate> chain) {
    return chain.stream().map(Certificates::certificateInPem).collect(Collectors.joining());
  }

  private static String certificateInPem(Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String keyInPem(String name) {
    return pem("PRIVATE KEY", key(name));
  }

  /** The key as it was written before PKCS#8, which wraps it. */
  static String traditionalKeyInPem(String name, String label) {
    var pkcs8 = ByteBuffer.wrap(key(name));
    enter(pkcs8);
    skip(pkcs8); // the version
    skip(pkcs8); // the kind
    enter(pkcs8);
    return pem(label, Arrays.copyOfRange(pkcs8.array(), pkcs8.position(), pkcs8.limit()));
  }

  private static byte[] key(String name) {
    try {
      return ONLY.store.getKey(name, PASSWORD.toCharArray()).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int enter(ByteBuffer der) {
    der.get();
    var first = der.get() & 0xff;
    if (first < 0x80) return first;
    var length = 0;
    for (var i = 0; i < (first & 0x7f); i++) length = (length << 8) | (der.get() & 0xff);
    return length;
  }

  private static void skip(ByteBuffer der) {
    var length = enter(der);
    der.position(der.position() + length);
  }

  static String pem(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), label);
  }

  /** Trusts the certificates of these names. */
  static KeyStore trusting(String... names) {
    try {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (var name : names) {
        var chain = chain(name);
        trusted.setCertificateEntry(name, chain.get(chain.size() - 1));
      }
      return trusted;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Certificate> reversed(List<Certificate> chain) {
    return Stream.iterate(chain.size() - 1, it -> it >= 0, it -> it - 1).map(chain::get).toList();
  }
}

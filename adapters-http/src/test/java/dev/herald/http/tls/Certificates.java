package dev.herald.http.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Certificates and keys, and how they are written. They are good for a hundred years, and were made
 * once with the tool that comes with Java, which takes longer than the tests that need them: a root
 * and what it signed, some that stand by themselves, and one whose days are over.
 *
 * <pre>{@code
 * keytool -genkeypair -alias root -dname CN=root -ext san=ip:127.0.0.1 -keystore certificates.p12 \
 *   -storepass changeit -startdate 2026/01/01 -validity 36500 -keyalg EC -groupname secp256r1 -ext bc:c
 * … -alias rsa -dname CN=rsa … -keyalg RSA -keysize 2048 -signer root
 * … -alias ec -dname CN=ec … -keyalg EC -groupname secp384r1
 * … -alias ed -dname CN=ed … -keyalg Ed25519
 * … -alias old -dname CN=old … -keyalg EC -validity 5
 * }</pre>
 */
final class Certificates {

  private static final String PASSWORD = "changeit";
  private static final Certificates ONLY = new Certificates();

  private final KeyStore store;

  private Certificates() {
    try (var file = Certificates.class.getResourceAsStream("certificates.p12")) {
      store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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

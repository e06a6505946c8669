package dev.herald.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what a server shows who it is.
 *
 * @param chain its certificate, and those of its issuers behind it
 * @param key of its certificate
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

  /** Nobody but this process sees the store. */
  static final String PASSWORD = "in memory";

  /**
   * Reads it from the contents of PEM files.
   *
   * @throws UnusableTls it can't be used
   */
  static Identity of(PemFiles files, byte[] certificateFile, byte[] keyFile) {
    var certificates = certificates(files, certificateFile);
    var block = keyBlock(files, keyFile);
    for (var certificate : certificates) {
      var key = key(block, certificate);
      if (key.isPresent()) return new Identity(chain(certificate, certificates), key.get());
    }
    throw new UnusableTls(
        "The key in %s does not belong to the certificate in %s."
            .formatted(files.key(), files.certificate()));
  }

  private static List<X509Certificate> certificates(PemFiles files, byte[] content) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificates = new ArrayList<X509Certificate>();
      for (var block : PemBlock.read(content)) {
        if (!block.isCertificate()) continue;
        var bytes = new ByteArrayInputStream(block.bytes());
        certificates.add((X509Certificate) factory.generateCertificate(bytes));
      }
      if (!certificates.isEmpty()) return certificates;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new UnusableTls("A certificate in %s is damaged.".formatted(files.certificate()), e);
    }
    throw new UnusableTls(
        "There is no certificate in %s: it must be PEM, with -----BEGIN CERTIFICATE-----."
            .formatted(files.certificate()));
  }

  private static PemBlock keyBlock(PemFiles files, byte[] content) {
    var block = blocks(files, content).stream().filter(PemBlock::isKey).findFirst();
    if (block.isEmpty()) {
      throw new UnusableTls(
          "There is no private key in %s: it must be PEM, with -----BEGIN PRIVATE KEY-----."
              .formatted(files.key()));
    }
    if (block.get().isEncrypted()) {
      throw new UnusableTls(
          "The private key in %s is encrypted. Decrypt it, with openssl pkey for example."
              .formatted(files.key()));
    }
    return block.get();
  }

  private static List<PemBlock> blocks(PemFiles files, byte[] content) {
    try {
      return PemBlock.read(content);
    } catch (IllegalArgumentException e) {
      throw new UnusableTls("The private key in %s is damaged.".formatted(files.key()), e);
    }
  }

  /** The key, if it is that of this certificate. */
  private static Optional<PrivateKey> key(PemBlock block, X509Certificate certificate) {
    try {
      var key = PrivateKeys.read(block, certificate.getPublicKey());
      return Optional.of(key).filter(it -> belongs(it, certificate));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    try {
      return PrivateKeys.belong(key, certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** From the certificate on, each with its issuer behind it, in whatever order they came. */
  private static List<X509Certificate> chain(
      X509Certificate first, List<X509Certificate> certificates) {
    var chain = new ArrayList<>(List.of(first));
    for (var last = Optional.of(first); last.isPresent(); ) {
      var issuer = last.get().getIssuerX500Principal();
      last =
          certificates.stream()
              .filter(it -> it.getSubjectX500Principal().equals(issuer) && !chain.contains(it))
              .findFirst();
      last.ifPresent(chain::add);
    }
    return List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  KeyStore keyStore() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "herald", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableTls("The certificate can't be used: " + e.getMessage() + ".", e);
    }
  }
}

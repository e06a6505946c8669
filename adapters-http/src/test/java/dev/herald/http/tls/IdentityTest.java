package dev.herald.http.tls;

import static dev.herald.http.tls.Certificates.certificatesInPem;
import static dev.herald.http.tls.Certificates.chain;
import static dev.herald.http.tls.Certificates.keyInPem;
import static dev.herald.http.tls.Certificates.traditionalKeyInPem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys are read as other programs write them. */
class IdentityTest {

  private static final PemFiles FILES =
      new PemFiles(Path.of("cert.pem"), Path.of("folder", "key.pem"));

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec", "ed", "old", "root"})
  void readsKeysInPkcs8(String name) {
    assertThat(read(certificatesInPem(chain(name)), keyInPem(name)).chain()).isEqualTo(chain(name));
  }

  @ParameterizedTest
  @CsvSource({"rsa, RSA PRIVATE KEY", "ec, EC PRIVATE KEY", "root, EC PRIVATE KEY"})
  void readsKeysInTheirTraditionalForm(String name, String label) {
    var traditional = traditionalKeyInPem(name, label);

    assertThat(read(certificatesInPem(chain(name)), traditional).key())
        .isEqualTo(read(certificatesInPem(chain(name)), keyInPem(name)).key());
  }

  @Test
  void takesBothFromOneFileWithWhateverElseIsInIt() {
    var parameters = Certificates.pem("EC PARAMETERS", new byte[] {6, 5, 43, -127, 4, 0, 34});
    var all =
        ("Bag Attributes\n    friendlyName: \u00fcber\n" + certificatesInPem(chain("ec")))
            + parameters
            + traditionalKeyInPem("ec", "EC PRIVATE KEY");

    assertThat(read(all, all).chain()).isEqualTo(chain("ec"));
    assertThat(read(all.replace("\n", "\r\n"), all.replace("\n", "\r\n")).chain())
        .isEqualTo(chain("ec"));
  }

  @Test
  void putsTheChainInOrder() {
    var disorderly =
        certificatesInPem(Certificates.reversed(chain("rsa"))) + certificatesInPem(chain("old"));

    assertThat(read(disorderly, keyInPem("rsa")).chain()).isEqualTo(chain("rsa"));
    assertThat(read(disorderly, keyInPem("rsa")).keyStore()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"rsa, ec", "ec, rsa", "ec, root", "ec, ed", "ed, rsa"})
  void refusesTheKeyOfAnotherCertificate(String certificate, String key) {
    assertRefused(
        certificatesInPem(chain(certificate)),
        keyInPem(key),
        "The key in " + FILES.key() + " does not belong to the certificate in cert.pem.");
  }

  @Test
  void saysThatTheKeyIsEncrypted() {
    var message =
        "The private key in "
            + FILES.key()
            + " is encrypted. Decrypt it, with openssl pkey for example.";
    var pkcs8 = Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
    var traditional =
        Certificates.pem("RSA PRIVATE KEY", new byte[] {1, 2, 3})
            .replaceFirst(
                "-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0FF1CE\n\n");

    assertRefused(certificatesInPem(chain("rsa")), pkcs8, message);
    assertRefused(certificatesInPem(chain("rsa")), traditional, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "\0\1\2", "-----BEGIN PRIVATE KEY-----"})
  void saysThatThereIsNoKey(String key) {
    assertRefused(
        certificatesInPem(chain("rsa")),
        key,
        "There is no private key in "
            + FILES.key()
            + ": it must be PEM, with -----BEGIN PRIVATE KEY-----.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "-----BEGIN CERTIFICATE-----\nAAAA"})
  void saysThatThereIsNoCertificate(String certificate) {
    assertRefused(
        certificate,
        keyInPem("rsa"),
        "There is no certificate in cert.pem: it must be PEM, with -----BEGIN CERTIFICATE-----.");
  }

  @Test
  void saysThatSomethingIsDamaged() {
    assertRefused(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        keyInPem("rsa"),
        "A certificate in cert.pem is damaged.");
    assertRefused(
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----",
        keyInPem("rsa"),
        "A certificate in cert.pem is damaged.");
    assertRefused(
        certificatesInPem(chain("rsa")),
        "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----",
        "The private key in " + FILES.key() + " is damaged.");
  }

  private static Identity read(String certificates, String key) {
    return Identity.of(FILES, certificates.getBytes(UTF_8), key.getBytes(UTF_8));
  }

  private static void assertRefused(String certificates, String key, String message) {
    assertThatThrownBy(() -> read(certificates, key))
        .isInstanceOf(UnusableTls.class)
        .hasMessage(message);
  }
}

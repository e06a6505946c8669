package dev.herald.bootstrap.cli;

import dev.herald.http.tls.PemFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With what a server is reached by TLS. */
final class TlsOptions {

  @Option(
      names = "--tls-certificate",
      defaultValue = "",
      paramLabel = "FILE",
      description =
          "The certificate for TLS at the port, and those of its issuers, in PEM (default: no TLS)."
              + " It is read anew when it changes.")
  private String certificate = "";

  @Option(
      names = "--tls-key",
      defaultValue = "",
      paramLabel = "FILE",
      description = "The private key of the certificate, in PEM and not encrypted.")
  private String key = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    if (certificate.isBlank() == key.isBlank()) return Optional.empty();
    return Optional.of(
        certificate.isBlank()
            ? "--tls-key needs --tls-certificate."
            : "--tls-certificate needs --tls-key.");
  }

  Optional<PemFiles> files() {
    if (certificate.isBlank()) return Optional.empty();
    return Optional.of(new PemFiles(Path.of(certificate), Path.of(key)));
  }
}

package dev.herald.http.tls;

import java.nio.file.Path;

/**
 * Where the certificate and the key for TLS are, which may be in one file.
 *
 * @param certificate the certificate of the server, and those of its issuers, in PEM
 * @param key the private key of the certificate, in PEM and not encrypted
 */
public record PemFiles(Path certificate, Path key) {}

package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.Sha256;

/** What is kept of a secret. */
final class SecretHash {

  private SecretHash() {}

  /** A plain hash is enough: a secret of this length can't be guessed, however fast one tries. */
  static String of(String secret) {
    return Sha256.of(secret.getBytes(UTF_8));
  }
}

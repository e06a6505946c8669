package dev.herald.application.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.out.TicketSigner;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A stream ticket as it says itself, which may be a lie until it was {@linkplain #isGenuine
 * verified}. Written, it is base64url of a version, the end in milliseconds since 1970, the name of
 * the token, and a signature of them, the stream and the hash of the token's secret. The stream
 * itself is not in it: whoever shows a ticket says which one they want.
 *
 * @param token whose token made it
 * @param until when it ends
 */
record StreamTicket(TokenName token, Instant until, Signature signature) {

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES;
  private static final int MAX_BYTES = HEAD_BYTES + TokenName.MAX_BYTES + TicketSigner.LENGTH;

  /** It is compared by {@link #isGenuine} alone, which takes the same time for all. */
  static final class Signature {
    private final byte[] bytes;

    private Signature(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** Makes a ticket for a token that has a secret. */
  static StreamTicket sign(TicketSigner signer, Token token, StreamTarget target, Instant until) {
    return new StreamTicket(
        token.name(), until, new Signature(signer.sign(signed(token, target, until))));
  }

  /** What a text says; empty if it is no ticket. */
  static Optional<StreamTicket> read(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length > MAX_BYTES || bytes.length <= HEAD_BYTES + TicketSigner.LENGTH) {
        return Optional.empty();
      }
      if (bytes[0] != VERSION) return Optional.empty();
      var until = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong(1));
      var end = bytes.length - TicketSigner.LENGTH;
      var name = new TokenName(new String(bytes, HEAD_BYTES, end - HEAD_BYTES, UTF_8));
      var signature = new Signature(Arrays.copyOfRange(bytes, end, bytes.length));
      return Optional.of(new StreamTicket(name, until, signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it was made with this token for this stream. */
  boolean isGenuine(TicketSigner signer, Token bearer, StreamTarget target) {
    return bearer.hash().isPresent()
        && MessageDigest.isEqual(signer.sign(signed(bearer, target, until)), signature.bytes);
  }

  /** The ticket as {@link #read} takes it: letters, digits, {@code -} and {@code _}. */
  String write() {
    var name = token.value().getBytes(UTF_8);
    var bytes =
        ByteBuffer.allocate(HEAD_BYTES + name.length + TicketSigner.LENGTH)
            .put(VERSION)
            .putLong(until.toEpochMilli())
            .put(name)
            .put(signature.bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Each text with its length, so that nothing can be read in two ways. */
  private static byte[] signed(Token token, StreamTarget target, Instant until) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(until.toEpochMilli());
      out.writeUTF(token.name().value());
      out.writeUTF(token.hash().orElseThrow());
      if (target instanceof StreamTarget.OfChannel it) {
        out.writeUTF("channel");
        out.writeUTF(it.channel().value());
      } else if (target instanceof StreamTarget.OfAccount it) {
        out.writeUTF("account");
        out.writeUTF(it.account().value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

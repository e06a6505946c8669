package dev.herald.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How Herald reads and writes JSON. */
public final class Json {

  /**
   * Of how many names, values and brackets JSON that is read may consist: in memory each takes some
   * fifty times as much as in text. Ten times what the largest request needs.
   */
  public static final int MAX_TOKENS = 20_000;

  private static final int MAX_NAME_LENGTH = 1000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(MAX_TOKENS)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Or else characters beyond U+FFFF take twelve bytes, not four.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Some programs write one even before UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private Json() {}

  /**
   * What JSON says; a missing node if there is nothing at all.
   *
   * @throws JsonProcessingException it is no JSON, or names a field twice
   * @throws CharacterCodingException it is not in UTF-8
   */
  public static JsonNode tree(byte[] json)
      throws JsonProcessingException, CharacterCodingException {
    // Jackson by itself would guess the encoding, and take characters in more bytes than they need.
    var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    return MAPPER.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }

  /** JSON in UTF-8; what is null is left out. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records can be written", e);
    }
  }

  /** A time as RFC 3339 has it: UTC, with milliseconds. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** A time that may be missing. */
  public static @Nullable String time(Optional<Instant> instant) {
    return instant.map(TIME::format).orElse(null);
  }
}

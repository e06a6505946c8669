package dev.herald.bootstrap;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.herald.application.port.out.IdGenerator;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import java.security.SecureRandom;
import java.util.Base64;

/** Posts are named in the order of their making (UUIDv7); channels and secrets are random. */
public final class RandomIds implements IdGenerator {

  /** Without those that are easily mistaken for others when somebody reads an id aloud. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int CHANNEL_LETTERS = 16;
  private static final int TOKEN_BYTES = 32;
  private static final int SECRET_BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final NoArgGenerator posts = Generators.timeBasedEpochRandomGenerator(random);

  @Override
  public ChannelId channelId() {
    var id = new StringBuilder(CHANNEL_LETTERS);
    random
        .ints(CHANNEL_LETTERS, 0, LETTERS.length())
        .forEach(letter -> id.append(LETTERS.charAt(letter)));
    return new ChannelId(id.toString());
  }

  @Override
  public PostId postId() {
    return new PostId(posts.generate().toString());
  }

  @Override
  public String tokenSecret() {
    return "herald_" + letters(TOKEN_BYTES);
  }

  @Override
  public String secret() {
    return letters(SECRET_BYTES);
  }

  /** So many random bytes, in characters that addresses take as they are. */
  private String letters(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.herald.application.port.out;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps sessions, and the codes with which sessions begin, but not their secrets: only hashes, from
 * which nobody gets in. Those that have ended are there until they are deleted. What writes must be
 * called inside a {@link UnitOfWork}.
 */
public interface SessionRepository {

  /** Keeps a new session of a token that is there. */
  void insertSession(Session session);

  Optional<Session> findSession(String hash);

  /**
   * Sessions that have not ended, the newest first.
   *
   * @param token those of this token alone; empty for all
   * @param now those that end at this moment have ended
   */
  Page<Session> list(Optional<TokenName> token, Instant now, PageRequest page);

  /** Deletes a session, if it is there. */
  void deleteSession(String hash);

  /** Deletes all sessions of a token. */
  void deleteSessionsOf(TokenName token);

  /** Notes when and from where sessions were used last, by their hashes, if they are there. */
  void noteUses(Map<String, Token.Use> uses);

  /** Keeps a new code for sessions of a token that is there. */
  void insertCode(Code code);

  Optional<Code> findCode(String hash);

  /** Finds a code and deletes it, so that nobody else can. */
  Optional<Code> takeCode(String hash);

  /**
   * Deletes sessions and codes that have ended.
   *
   * @param now those that end at this moment have ended
   * @param most how many at the most
   * @return how many were deleted
   */
  int deleteEnded(Instant now, int most);

  /**
   * A session.
   *
   * @param hash the SHA-256 of its secret, in hexadecimal digits
   * @param token the token whose rights it gives
   * @param until when it ends
   * @param lastUse when and from where it was used last, to the minute
   * @param browser what the browser says that it is; may be empty
   */
  record Session(
      String hash,
      TokenName token,
      Instant begunAt,
      Instant until,
      Token.Use lastUse,
      String browser) {}

  /**
   * A code.
   *
   * @param hash the SHA-256 of it, in hexadecimal digits
   * @param token the token whose rights it gives, or the invitation that it accepts
   * @param until when it ends
   */
  record Code(String hash, TokenName token, Instant until) {}
}

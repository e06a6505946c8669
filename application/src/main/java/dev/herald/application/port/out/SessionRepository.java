package dev.herald.application.port.out;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps sessions, and the codes with which sessions begin, but not their secrets: only hashes, from
 * which nobody gets in. Those that have ended are there until they are deleted. What writes must be
 * called inside a {@link UnitOfWork}.
 */
public interface SessionRepository {

  /** Keeps a new session of a token that is there. */
  void insertSession(Entry session);

  Optional<Entry> findSession(String hash);

  /** Deletes a session, if it is there. */
  void deleteSession(String hash);

  /** Deletes all sessions of a token. */
  void deleteSessionsOf(String token);

  /** Keeps a new code for sessions of a token that is there. */
  void insertCode(Entry code);

  Optional<Entry> findCode(String hash);

  /** Finds a code and deletes it, so that nobody else can. */
  Optional<Entry> takeCode(String hash);

  /**
   * Deletes sessions and codes that have ended.
   *
   * @param now those that end at this moment have ended
   * @param most how many at the most
   * @return how many were deleted
   */
  int deleteEnded(Instant now, int most);

  /**
   * A session, or a code.
   *
   * @param hash the SHA-256 of its secret, in hexadecimal digits
   * @param token the hash of the token whose rights it gives
   * @param until when it ends
   */
  record Entry(String hash, String token, Instant until) {}
}

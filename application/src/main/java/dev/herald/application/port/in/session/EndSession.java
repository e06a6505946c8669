package dev.herald.application.port.in.session;

import dev.herald.domain.access.Actor;

/** Ends a session elsewhere. */
@FunctionalInterface
public interface EndSession {

  /**
   * Ends a session of one's own token, or if one manages tokens of any. Where there is none,
   * nothing happens.
   *
   * @param id as {@link ReadSessions} tells it
   */
  void end(Actor actor, String id);
}

package dev.herald.application.port.in.audit;

import dev.herald.domain.access.Actor;
import dev.herald.domain.refusal.Refusal;

/**
 * Has the audit log know who came in and who was turned away. Whoever lets people in calls it.
 *
 * <p>Strangers can make much of this happen: of each address, and of all together, a minute has so
 * many entries at the most, and then one that says how many more there were. Nothing is refused
 * because it can't be noted.
 */
public interface NoteAccess {

  /** Somebody signed in. */
  void signedIn(Actor actor);

  /** Somebody tried to sign in with what lets nobody in. */
  void signInFailed(String address);

  /** Somebody signed out. */
  void signedOut(Actor actor);

  /** Somebody showed a token; noted if it was never used from their address. */
  void admitted(Actor actor);

  /** Somebody wanted to do what they may not. */
  void refused(Actor actor, Refusal.Forbidden refusal);
}

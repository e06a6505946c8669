package dev.herald.application.port.in.session;

import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SessionView;
import dev.herald.domain.access.Actor;

/** Reads where people are signed in. */
public interface ReadSessions {

  /** The sessions of the token with which somebody asks, the newest first. */
  Page<SessionView> own(Actor actor, PageRequest page);

  /** The sessions of all tokens, the newest first. */
  Page<SessionView> all(Actor actor, PageRequest page);
}

package dev.herald.application.port.in.operation;

import dev.herald.application.view.Warning;
import dev.herald.domain.access.Actor;
import java.util.List;

/** Tells what is unsafe about how Herald is run. */
@FunctionalInterface
public interface ReadWarnings {

  /** All that is known to be unsafe now; nothing is said of what can't be known. */
  List<Warning> read(Actor actor);
}

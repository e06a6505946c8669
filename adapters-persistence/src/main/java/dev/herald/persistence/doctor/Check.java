package dev.herald.persistence.doctor;

import java.io.IOException;
import java.util.function.Consumer;

/** Looks at one thing. */
@FunctionalInterface
interface Check {

  /** Tells all that is amiss; needs little memory, however much there is to look at. */
  void look(Consumer<Finding> found) throws IOException;
}

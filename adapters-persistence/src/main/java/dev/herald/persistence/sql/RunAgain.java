package dev.herald.persistence.sql;

/** A unit can't be undone alone: its transaction is to be undone, and its units are run again. */
public final class RunAgain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunAgain() {
    super("the units of the transaction are run again", null, false, false);
  }
}

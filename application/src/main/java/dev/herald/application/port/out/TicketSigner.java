package dev.herald.application.port.out;

/**
 * Signs stream tickets, with a key that nobody can guess. It is kept beside the tokens and not
 * among them, and is in no backup: whoever reads a copy of the data must not be able to make
 * tickets.
 */
@FunctionalInterface
public interface TicketSigner {

  /** How many bytes a signature has. */
  int LENGTH = 32;

  /**
   * The signature of a text: {@link #LENGTH} bytes, which nobody can make without the key. It is
   * always the same for as long as the store is there, over restarts too. If the key gets lost
   * there is another one, and the tickets of before open nothing. Any number of threads may ask.
   */
  byte[] sign(byte[] text);
}

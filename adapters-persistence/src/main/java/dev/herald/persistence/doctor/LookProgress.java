package dev.herald.persistence.doctor;

/** Learns how far looking over everything has come. */
@FunctionalInterface
public interface LookProgress {

  /**
   * Called now and then.
   *
   * @param what what is being looked at
   * @param percent how much of it was looked at, from 0 to 100; negative if that is not known
   */
  void isAt(String what, int percent);
}

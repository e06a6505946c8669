package dev.herald.persistence.doctor;

/**
 * Something that an operator should know of.
 *
 * @param isProblem whether something is wrong; if not, it only could be better
 * @param what what was found, in a sentence or more
 * @param advice what to do about it, in a sentence or more
 */
public record Finding(boolean isProblem, String what, String advice) {

  static Finding problem(String what, String advice) {
    return new Finding(true, what, advice);
  }

  static Finding hint(String what, String advice) {
    return new Finding(false, what, advice);
  }
}

package dev.herald.domain.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class OpensAFile {

  java.nio.file.Path file;
}

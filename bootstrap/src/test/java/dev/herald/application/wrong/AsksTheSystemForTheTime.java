package dev.herald.application.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class AsksTheSystemForTheTime {

  java.time.Instant now = java.time.Instant.now();
}

package dev.herald.http.wrong.circle;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class KnowsItsUser {

  dev.herald.http.wrong.UsesTheCircle user;
}

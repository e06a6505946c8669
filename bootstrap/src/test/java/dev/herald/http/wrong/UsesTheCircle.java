package dev.herald.http.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class UsesTheCircle {

  dev.herald.http.wrong.circle.KnowsItsUser part;
}

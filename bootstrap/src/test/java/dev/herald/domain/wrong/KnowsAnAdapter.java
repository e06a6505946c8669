package dev.herald.domain.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class KnowsAnAdapter {

  Object adapter = dev.herald.http.HttpSettings.class;
}

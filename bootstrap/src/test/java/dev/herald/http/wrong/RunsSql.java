package dev.herald.http.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class RunsSql {

  java.sql.Connection connection;
}

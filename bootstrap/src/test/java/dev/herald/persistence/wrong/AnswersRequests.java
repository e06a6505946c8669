package dev.herald.persistence.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class AnswersRequests {

  io.javalin.http.Context context;
}

package dev.herald.application.port.in.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class KnowsAService {

  Object services = dev.herald.application.service.Services.class;
}

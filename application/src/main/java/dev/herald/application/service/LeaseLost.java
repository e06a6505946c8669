package dev.herald.application.service;

import dev.herald.application.port.out.Leases.Duty;

/** Another process has taken a duty, and does what was to be done. */
final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(Duty duty) {
    super("Another process has taken the duty %s.".formatted(duty), null, false, false);
  }
}

package dev.herald.application.port.in.session;

/** Ends sessions. Where there is none, nothing happens. */
public interface SignOut {

  /** Ends this session. */
  void here(String secret);

  /** Ends all sessions of the token that this one is of. */
  void everywhere(String secret);
}

package dev.herald.application.port.in.webhook;

/** Tells receivers what happened. */
public interface RelayEvents {

  /**
   * Notes from when on a callback that is new wants to be told. It is called once, before anything
   * of which it might be told can happen.
   */
  void begin();

  /**
   * Takes up what was delivered or failed since the last step, and begins what can be begun now. It
   * waits for no receiver. One thread alone calls it, again and again.
   */
  void step();

  /**
   * Begins nothing more, waits for a few seconds until what is under way has ended, and keeps how
   * it went, so that it is not told again. It is called once, after the last step.
   */
  void finish();
}

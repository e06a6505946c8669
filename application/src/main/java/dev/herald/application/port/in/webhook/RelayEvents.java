package dev.herald.application.port.in.webhook;

/**
 * Sends events to receivers. Nothing is sent by itself: an application that embeds the use cases
 * calls {@link #begin} once, and then {@link #step} again and again, every 20 ms or so. Of all
 * processes that share a store and do so, one sends at a time; the others stand by to take over.
 */
public interface RelayEvents {

  /**
   * Notes from when on a new standing receiver gets events. It is called once, before anything that
   * it might receive can happen.
   */
  void begin();

  /**
   * Takes up what was delivered or failed since the last step, and begins what can be begun now. It
   * waits for no receiver. One thread alone calls it, again and again.
   */
  void step();

  /**
   * Begins nothing more, waits for a few seconds until what is under way has ended, and keeps how
   * it went, so that it is not sent again. It is called once, after the last step.
   */
  void finish();
}

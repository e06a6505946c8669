package dev.herald.bootstrap.cli;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what the system tells a process to stop. Java heeds the first of them, and ignores all others;
 * its class for them is there by name alone, as the compiler warns of it without a way to agree.
 */
final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

  private StopSignals() {}

  /** Does something when the process is told to stop from now on, by {@code kill} or Ctrl-C. */
  static void onNext(Runnable then) {
    for (var name : List.of("TERM", "INT")) {
      try {
        on(name, then);
      } catch (ReflectiveOperationException e) {
        LOG.debug("Java does not tell of {}, or was told not to.", name, e);
      }
    }
  }

  private static void on(String name, Runnable then) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var handler = Class.forName("sun.misc.SignalHandler");
    var run =
        MethodHandles.lookup()
            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
            .bindTo(then);
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance(name),
            MethodHandleProxies.asInterfaceInstance(
                handler, MethodHandles.dropArguments(run, 0, signal)));
  }
}

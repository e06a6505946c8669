package dev.herald.bootstrap.cli;

import java.util.Locale;

/** Starts the program. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // What the program prints is for machines too. Libraries, such as the log with its times, write
    // numbers and dates as the default locale has them.
    Locale.setDefault(Locale.ROOT);
    // No windows: pictures are only decoded, drawn and encoded.
    System.setProperty("java.awt.headless", "true");
    // Jetty would ask the platform's beans, all of which would be made for that.
    System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    System.exit(HeraldCommand.run(args));
  }
}

package dev.herald.bootstrap.cli;

/** Starts the program. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // No windows: pictures are only decoded, drawn and encoded.
    System.setProperty("java.awt.headless", "true");
    System.exit(HeraldCommand.run(args));
  }
}

package dev.herald.persistence.agreement;

/** Something that a caller does. */
interface Command {

  /** What it answers. */
  Object run(World world);

  /** A command that shows what it is when it is a part of a failure. */
  static Command named(String name, Command command) {
    return new Command() {
      @Override
      public Object run(World world) {
        return command.run(world);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}

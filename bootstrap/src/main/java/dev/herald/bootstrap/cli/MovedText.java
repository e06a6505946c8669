package dev.herald.bootstrap.cli;

import dev.herald.persistence.move.Moved;

/** Says what an archive has. */
final class MovedText {

  private MovedText() {}

  /** A list, as a part of a sentence. */
  static String of(Moved moved) {
    return "%s channels, %s posts, %s subscriptions, %s accounts, %s tokens and %s images"
        .formatted(
            moved.channels(),
            moved.posts(),
            moved.subscriptions(),
            moved.accounts(),
            moved.tokens(),
            moved.images());
  }
}

package dev.herald.http.stream;

import dev.herald.application.view.EventView;
import java.util.Optional;

/** Says how an event looks in a stream. */
@FunctionalInterface
public interface Frames {

  /**
   * What differs from reader to reader.
   *
   * @param withAuthors whether they may know who published
   * @param silently whether they want to get posts without being told
   * @param isPublic whether it is for anybody, who learns that something is there, and not what
   */
  record Form(boolean withAuthors, boolean silently, boolean isPublic) {

    /** For anybody. */
    static final Form PUBLIC = new Form(false, false, true);

    /** For somebody who may read the channel. */
    static Form of(boolean withAuthors) {
      return new Form(withAuthors, false, false);
    }

    Form quietly() {
      return new Form(withAuthors, true, isPublic);
    }
  }

  /**
   * An event as a stream has it.
   *
   * @param name such as {@code post.published}
   * @param json its data in UTF-8, on one line
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(String name, byte[] json) {}

  /** Empty if what the event is about is gone: its end is an event of its own. */
  Optional<Frame> of(EventView event, Form form);
}

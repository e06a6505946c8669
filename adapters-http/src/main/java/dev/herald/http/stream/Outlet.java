package dev.herald.http.stream;

import java.nio.ByteBuffer;

/** Where the bytes of a stream go. */
interface Outlet {

  /** Learns what became of a write. */
  interface Written {

    void done();

    void failed();
  }

  /** Writes without waiting; one write at a time. */
  void write(ByteBuffer bytes, Written whenDone);

  /** Ends the answer, of which nothing is being written. */
  void end();

  /** Breaks it off. */
  void abort();
}

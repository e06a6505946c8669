package dev.herald.http.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jetty.http.MultiPartFormData;
import org.jspecify.annotations.Nullable;

/** The body of a request that came to an end, in one way or another. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrived(
    byte @Nullable [] bytes,
    @Nullable Path file,
    MultiPartFormData.@Nullable Parts form,
    @Nullable Exception failure,
    Runnable cleanUp) {

  static Arrived bytes(byte[] bytes, Runnable cleanUp) {
    return new Arrived(bytes, null, null, null, cleanUp);
  }

  static Arrived file(Path file, Runnable cleanUp) {
    return new Arrived(null, file, null, null, cleanUp);
  }

  static Arrived form(MultiPartFormData.Parts form) {
    return new Arrived(null, null, form, null, form::close);
  }

  static Arrived failed(Exception failure) {
    return new Arrived(null, null, null, failure, () -> {});
  }

  /**
   * Makes sure that it arrived whole.
   *
   * @throws IOException it broke off
   * @throws RuntimeException it was refused
   */
  Arrived whole() throws IOException {
    if (failure instanceof RuntimeException refused) throw refused;
    if (failure != null) throw new IOException(failure);
    return this;
  }

  byte[] inMemory() throws IOException {
    return Objects.requireNonNull(whole().bytes);
  }

  Path inFile() throws IOException {
    return Objects.requireNonNull(whole().file);
  }

  MultiPartFormData.Parts inForm() throws IOException {
    return Objects.requireNonNull(whole().form);
  }
}

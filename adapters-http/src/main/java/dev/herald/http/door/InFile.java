package dev.herald.http.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A body of any size, which is written to a file as it comes. */
final class InFile extends Arriving {

  private final Path folder;
  private @Nullable Path file;
  private @Nullable FileChannel channel;

  InFile(Request request, Path folder) {
    super(request);
    this.folder = folder;
  }

  @Override
  void take(ByteBuffer piece) throws Exception {
    try {
      var open = open();
      while (piece.hasRemaining()) open.write(piece);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private FileChannel open() throws IOException {
    if (channel != null) return channel;
    file = Files.createTempFile(Files.createDirectories(folder), "upload", "");
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    return channel;
  }

  /** A failure of the disk is none of the client's. */
  private static Exception broken(IOException e) {
    return Bodies.reason(e) instanceof RuntimeException known ? known : new UncheckedIOException(e);
  }

  @Override
  Arrived end() throws Exception {
    try {
      open().close();
    } catch (IOException e) {
      throw broken(e);
    }
    return Arrived.file(Objects.requireNonNull(file), this::cancel);
  }

  @Override
  void cancel() {
    try {
      if (channel != null) channel.close();
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.BLOCKING;
  }
}

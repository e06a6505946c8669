package dev.herald.bootstrap.e2e.stream;

import dev.herald.bootstrap.bench.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Somebody who follows a stream in a shell. */
final class CurlFollower extends Follower {

  private final String url;
  private volatile Process curl;

  CurlFollower(String url) {
    this.url = url;
  }

  @Override
  InputStream connect(String lastId) throws IOException {
    var command = new ArrayList<>(List.of("curl", "--silent", "--no-buffer", "--fail"));
    command.addAll(List.of("--header", "Authorization: Bearer " + ServerProcess.TOKEN));
    if (!lastId.isEmpty()) command.addAll(List.of("--header", "Last-Event-ID: " + lastId));
    command.add(url);
    curl = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return curl.getInputStream();
  }

  @Override
  void disconnect() {
    if (curl != null) curl.toHandle().destroy(); // its output can be read to its end
  }
}

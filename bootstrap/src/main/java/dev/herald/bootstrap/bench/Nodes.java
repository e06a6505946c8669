package dev.herald.bootstrap.bench;

import java.util.List;

/** Servers of one database, any of which can be asked. */
record Nodes(List<ServerProcess> servers) implements AutoCloseable {

  Nodes {
    servers = List.copyOf(servers);
  }

  static Nodes of(ServerProcess server) {
    return new Nodes(List.of(server));
  }

  ServerProcess first() {
    return servers.get(0);
  }

  /** So many of them. */
  Nodes first(int count) {
    return new Nodes(servers.subList(0, count));
  }

  /** Where they listen. */
  List<Integer> ports() {
    return servers.stream().map(ServerProcess::port).toList();
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
  }
}

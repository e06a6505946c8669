package dev.herald.persistence.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A connection on which commands fail when they are told to. */
final class FailingConnection {

  enum When {
    BEFORE,
    AFTER
  }

  private record Failure(When when, Error error) {}

  private final Map<String, Queue<Failure>> failures = new ConcurrentHashMap<>();
  private Connection connection;

  /** The connection, and not what is around it. */
  Connection around() {
    return connection;
  }

  Connection around(Connection connection) {
    this.connection = connection;
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                var answer = method.invoke(connection, arguments);
                return answer instanceof PreparedStatement prepared
                    ? around(prepared, (String) arguments[0])
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Lets a command fail the next time that it is run: before it is done, or afterwards. */
  void failOnce(String command, When when, Error error) {
    failures.computeIfAbsent(command, any -> new ArrayDeque<>()).add(new Failure(when, error));
  }

  private PreparedStatement around(PreparedStatement statement, String command) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              var failure = method.getName().equals("execute") ? next(command) : null;
              if (failure != null && failure.when() == When.BEFORE) throw failure.error();
              try {
                var answer = method.invoke(statement, arguments);
                if (failure != null) throw failure.error();
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Failure next(String command) {
    var queue = failures.get(command);
    return queue == null ? null : queue.poll();
  }
}

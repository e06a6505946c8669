package dev.herald.persistence.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.ProgressHandler;

/** Looks at what queries cost SQLite. */
final class Queries {

  private final Database database;

  Queries(Database database) {
    this.database = database;
  }

  /** How SQLite goes about the queries of this work, in its own words. */
  List<String> plan(Runnable work) {
    var queries = new ArrayList<String>();
    var logger =
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            queries.add(context.getParsedSql().getSql());
          }
        };
    return database
        .unitOfWork()
        .execute(
            () -> {
              var db = database.write();
              db.getConfig(SqlStatements.class).setSqlLogger(logger);
              work.run();
              return List.copyOf(queries).stream().flatMap(query -> explain(db, query)).toList();
            });
  }

  private static Stream<String> explain(Handle db, String query) {
    try (var statement = db.getConnection().createStatement();
        var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
      var steps = new ArrayList<String>();
      while (rows.next()) steps.add(rows.getString("detail"));
      return steps.stream();
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** How many instructions SQLite carries out for this work, counted as often as it lets us. */
  int effort(Runnable work) {
    var instructions = new AtomicInteger();
    var counter =
        new ProgressHandler() {
          @Override
          protected int progress() {
            instructions.incrementAndGet();
            return 0;
          }
        };
    return database
        .unitOfWork()
        .execute(
            () -> {
              try {
                var connection = database.write().getConnection();
                ProgressHandler.setHandler(connection, 1, counter);
                work.run();
                ProgressHandler.clearHandler(connection);
                return instructions.get();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}

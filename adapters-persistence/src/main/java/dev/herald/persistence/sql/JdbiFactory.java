package dev.herald.persistence.sql;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.NoTemplateEngine;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Makes a Jdbi as Herald uses it. */
public final class JdbiFactory {

  /** It keeps what it has read, for those who write and those who read alike. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private JdbiFactory() {}

  /** One that takes statements as they are written, and tells no arguments when one fails. */
  public static Jdbi over(DataSource source) {
    var jdbi = Jdbi.create(source);
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(new NoTemplateEngine())
        .setSqlParser(PARSER);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(JdbiFactory::withoutArguments);
    return jdbi;
  }

  /** Failures are logged, and arguments are the texts of posts, hashes of tokens, and all else. */
  private static String withoutArguments(StatementException failure) {
    var context = failure.getStatementContext();
    var statement = context == null ? null : context.getRenderedSql();
    return "%s [statement: %s]".formatted(failure.getShortMessage(), statement);
  }
}

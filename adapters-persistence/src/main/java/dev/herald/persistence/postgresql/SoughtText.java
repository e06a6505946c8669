package dev.herald.persistence.postgresql;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * A text that is sought. PostgreSQL can keep any but one with the character U+0000, and refuses to
 * seek such a one: in its place, one is sought that is in no text either.
 */
final class SoughtText extends AbstractArgumentFactory<String> {

  /** No character, and never will be. */
  private static final char NOWHERE = '\uFFFF';

  SoughtText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    var sought = value.replace('\0', NOWHERE);
    return (position, statement, context) -> statement.setString(position, sought);
  }
}

package dev.herald.persistence.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.application.port.out.AccountRepository;
import dev.herald.domain.account.Account;
import dev.herald.domain.id.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts; their attributes are an object of JSON. */
public final class SqlAccountRepository implements AccountRepository {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, String>> ATTRIBUTES =
      new TypeReference<>() {};

  private final SqlStore database;

  public SqlAccountRepository(SqlStore database) {
    this.database = database;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return database.read(
        db ->
            db.createQuery("SELECT * FROM account WHERE id = :id")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Account(
                            id,
                            row.getString("nick"),
                            row.getString("face_url"),
                            read(row.getString("attributes"))))
                .findOne());
  }

  @Override
  public void save(Account account) {
    database
        .write()
        .createUpdate(
            """
            INSERT INTO account (id, nick, face_url, attributes)
            VALUES (:id, :nick, :faceUrl, :attributes)
            ON CONFLICT (id) DO UPDATE SET nick = excluded.nick, face_url = excluded.face_url,
              attributes = excluded.attributes
            """)
        .bind("id", account.id().value())
        .bind("nick", account.nick())
        .bind("faceUrl", account.faceUrl())
        .bind("attributes", write(account.attributes()))
        .execute();
  }

  @Override
  public boolean delete(AccountId id) {
    return database
            .write()
            .createUpdate("DELETE FROM account WHERE id = :id")
            .bind("id", id.value())
            .execute()
        > 0;
  }

  private static Map<String, String> read(String json) {
    try {
      return JSON.readValue(json, ATTRIBUTES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column that Herald did not write: " + json, e);
    }
  }

  private static String write(Map<String, String> attributes) {
    try {
      return JSON.writeValueAsString(attributes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings can be written", e);
    }
  }
}

package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

  @Test
  void saysWhereTheDatabaseIsAndWhoOpensItThere() {
    var url = DatabaseUrl.of("postgresql://me:p%40ss+1@db1:5433,db2/herald?sslmode=require");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db1:5433,db2/herald?sslmode=require");
    assertThat(url.servers()).containsExactly("db1:5433", "db2");
    assertThat(url.user()).contains("me");
    assertThat(url.password()).contains("p@ss+1");
  }

  @Test
  void needsNeitherUserNorPassword() {
    var url = DatabaseUrl.of("postgres://db/herald");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db/herald");
    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
  }

  @Test
  void tellsPeopleNoPassword() {
    var url = DatabaseUrl.of("postgresql://me:secret@db/herald?password=secret");

    assertThat(url).hasToString("postgresql://db/herald");
    assertThat(url.name()).isEqualTo("postgresql://db/herald");
    assertThat(url.database()).isEqualTo("herald");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://db/herald, it must begin with postgresql://",
    "herald.db, it must begin with postgresql://",
    "postgresql://db, it must name a host and a database",
    "'postgresql://a,,b/herald', there is no host before or after a comma",
    "postgresql:///herald, it must name a host and a database",
    "postgresql://me:sec ret@db/herald, it is no address",
  })
  void refusesWhatIsNoAddressAndTellsNoPassword(String url, String reason) {
    assertThatThrownBy(() -> DatabaseUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("ret@");
  }
}

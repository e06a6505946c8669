package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import org.junit.jupiter.api.Test;

/** Who published a post is known to those who publish, and to nobody else. */
class PublishedByTest extends HttpTest {

  @Test
  void editorsAndAdminsAreTold() {
    givenChannel();
    var id = givenPost("news", "Trams resume at six.");

    assertThat(authorAsReadBy(editor, id)).isEqualTo("token:editor");
    assertThat(authorAsReadBy(admin, id)).isEqualTo("token:editor");
  }

  @Test
  void readersAreNot() {
    givenChannel();
    var id = givenPost("news", "Trams resume at six.");
    editor.get("/api/v1/posts/" + id).hasStatus(200);

    assertThat(reader.get("/api/v1/posts/" + id).json().has("publishedBy")).isFalse();
    assertThat(reader.get("/api/v1/posts").json().findValues("publishedBy")).isEmpty();
  }

  @Test
  void itStaysKnownWhenThePostIsRecalled() {
    givenChannel();
    var id = givenPost("news", "Trams resume at six.");
    admin.post("/api/v1/posts/" + id + "/recall", "").hasStatus(200);

    assertThat(authorAsReadBy(editor, id)).isEqualTo("token:editor");
  }

  private static String authorAsReadBy(TestClient client, String post) {
    return client.get("/api/v1/posts/" + post).json().get("publishedBy").textValue();
  }
}

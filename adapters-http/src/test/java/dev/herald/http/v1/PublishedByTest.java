package dev.herald.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.TestClient;
import java.util.List;
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

  @Test
  void postsAreListedByWhoPublishedThem() {
    givenChannel();
    var id = givenPost("news", "Trams resume at six.");

    assertThat(listed(editor, "token:editor")).containsExactly(id);
    assertThat(listed(editor, "token:admin")).isEmpty();
    editor.get("/api/v1/posts?publishedBy=editor").hasStatus(422);
  }

  @Test
  void readersCannotFindItOutByAsking() {
    givenChannel();
    givenPost("news", "Trams resume at six.");

    reader.get("/api/v1/posts?publishedBy=token:editor").hasStatus(403);
  }

  private static List<String> listed(TestClient client, String author) {
    return client.get("/api/v1/posts?publishedBy=" + author).json().findValuesAsText("id");
  }

  private static String authorAsReadBy(TestClient client, String post) {
    return client.get("/api/v1/posts/" + post).json().get("publishedBy").textValue();
  }
}

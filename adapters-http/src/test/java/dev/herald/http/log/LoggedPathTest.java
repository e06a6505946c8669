package dev.herald.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/sign-in/SECRET",
        "/below/console/sign-in/SECRET/more",
        "/console/%73ign-in/SECRET",
        "/console%2fsign-in%2FSECRET",
        "/Console/Sign-In;a=b/SECRET",
        "//console//sign-in//SECRET"
      })
  void leavesCodesOut(String path) {
    assertThat(LoggedPath.of(path)).endsWith("/…").doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/channels/news/stream;ticket=SECRET",
        "/api/v1/channels/news/stream%3Fticket=SECRET",
        "/api/v1/channels/news/stream%3F%74icket%3DSECRET&lastEventId=1",
        "/ticket=SECRET/ticket=SECRET"
      })
  void leavesTicketsOut(String path) {
    assertThat(LoggedPath.of(path)).endsWith("ticket=…").doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "-",
        "/console/sign-in",
        "/api/v1/channels/a%2Fb%0A",
        "/api/v1/stream-tickets",
        "/%zz",
        "/新闻"
      })
  void leavesEverythingElseAsItWasSent(String path) {
    assertThat(LoggedPath.of(path)).isEqualTo(path);
  }

  @Test
  void isNotEndless() {
    assertThat(LoggedPath.of("/" + "x".repeat(LoggedPath.MAX_LENGTH))).hasSize(1001).endsWith("…");
    assertThat(LoggedPath.of("/" + "x".repeat(2000) + "/sign-in/SECRET")).doesNotContain("SECRET");
  }
}

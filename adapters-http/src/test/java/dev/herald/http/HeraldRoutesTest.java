package dev.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.http.cors.AllowedOrigins;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.route.Access;
import dev.herald.http.route.Route;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Herald's routes in a server that knows nothing of them open to nobody without a token. */
class HeraldRoutesTest {

  private final InMemoryPorts ports = new InMemoryPorts();
  private final UseCases herald = Services.over(ports.outbound());
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path folder;
  private Javalin javalin;

  @AfterEach
  void stop() {
    if (javalin != null) javalin.stop();
  }

  @Test
  void everyHandlerByItselfAsksForAToken() throws Exception {
    serve(
        config ->
            routes()
                .forEach(it -> config.routes.addHttpHandler(it.method(), it.path(), it.handler())));

    assertThatAllAreClosed();
  }

  @Test
  void everyMountedRouteAsksForAToken() throws Exception {
    serve(config -> HeraldRoutes.mount(config, herald, settings(), ports.clock()));

    assertThatAllAreClosed();
    assertThat(ask("GET", "/api/v1/channels").headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"Herald\"");
    assertThat(ask("GET", "/api/v1/channels").body()).contains("\"code\":\"unauthorized\"");
    assertThat(ask("HEAD", "/api/v1/channels").statusCode()).isEqualTo(401);
    assertThat(ask("OPTIONS", "/api/v1/channels").headers().firstValue("Allow"))
        .contains("GET, HEAD, OPTIONS, POST");
    assertThat(ask("GET", "/images/" + "0".repeat(64)).body()).contains("image_not_found");
    assertThat(ask("GET", "/docs").statusCode()).isEqualTo(200);
  }

  @Test
  void mountedRoutesAreOpenToPagesOfTheSameOrigins() throws Exception {
    var allowed = settings().opening(AllowedOrigins.of("https://app.example"));
    serve(config -> HeraldRoutes.mount(config, herald, allowed, ports.clock()));

    assertThat(allowedOrigin("GET", "/api/v1/channels")).contains("https://app.example");
    assertThat(allowedOrigin("OPTIONS", "/api/v1/channels")).contains("https://app.example");
    assertThat(allowedOrigin("GET", "/docs")).isEmpty();
  }

  private Optional<String> allowedOrigin(String method, String path) throws Exception {
    var request = request(method, path).header("Origin", "https://app.example").build();
    return client
        .send(request, BodyHandlers.discarding())
        .headers()
        .firstValue("Access-Control-Allow-Origin");
  }

  @Test
  void hostKeepsItsOwnRoutesRolesAndFailures() throws Exception {
    enum Own implements io.javalin.security.RouteRole {
      ROLE
    }
    serve(
        config -> {
          HeraldRoutes.mount(config, herald, settings(), ports.clock());
          config.routes.get("/mine", ctx -> ctx.result("mine"), Own.ROLE);
          config.routes.get(
              "/broken",
              ctx -> {
                throw new IllegalStateException("broken");
              });
          config.routes.exception(IllegalStateException.class, (e, ctx) -> ctx.status(418));
        });

    assertThat(ask("GET", "/mine").body()).isEqualTo("mine");
    assertThat(ask("GET", "/broken").statusCode()).isEqualTo(418);
  }

  private void serve(Consumer<JavalinConfig> routes) {
    javalin =
        Javalin.create(
                config -> {
                  config.jetty.host = "127.0.0.1";
                  config.jetty.port = 0;
                  config.startup.showJavalinBanner = false;
                  routes.accept(config);
                })
            .start();
  }

  private List<Route> routes() {
    return HttpServer.routes(herald, settings(), ports.clock());
  }

  private HttpSettings settings() {
    return new HttpSettings("127.0.0.1", 0, Optional.empty(), folder, LegacySettings.OFF, false);
  }

  private void assertThatAllAreClosed() throws Exception {
    var closed = routes().stream().filter(route -> !route.access().equals(Access.PUBLIC)).toList();
    assertThat(closed).hasSizeGreaterThan(20);
    for (var route : closed) {
      var path = route.path().replaceAll("\\{\\w+}", "x");
      assertThat(ask(route.method().name(), path).statusCode()).as("%s", route).isEqualTo(401);
    }
    for (var route : routes()) {
      if (!route.path().startsWith("/console") || route.path().startsWith("/console/sign-"))
        continue;
      if (route.path().startsWith("/console/assets")) continue;
      var answer = ask(route.method().name(), route.path().replaceAll("\\{\\w+}", "x"));
      assertThat(answer.statusCode()).as("%s", route).isIn(302, 303, 401, 403);
    }
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return client.send(request(method, path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + path))
        .timeout(Duration.ofSeconds(20))
        .method(method, BodyPublishers.noBody());
  }
}

package dev.herald.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.herald.application.port.in.access.Authenticate;
import dev.herald.application.port.in.access.Authenticate.Caller;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.route.Access;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes sure that the bearer of a request's token may do what it asks for. */
public final class Authentication {

  private static final String CALLER = "herald.caller";
  private static final Pattern BEARER =
      Pattern.compile("bearer +(?<secret>\\S+) *", Pattern.CASE_INSENSITIVE);

  private final Authenticate authenticate;

  /** Those who were known a moment ago; a token that was taken back is refused a moment later. */
  private final Cache<String, Caller> known =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).maximumSize(1000).build();

  public Authentication(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  /**
   * Checks a request before its handler sees it.
   *
   * @throws RequestRefused 401 without a valid token, 403 if its role is too small
   */
  public void check(Context ctx) {
    for (var access : ctx.routeRoles()) {
      ((Access) access)
          .role()
          .ifPresent(
              needed -> {
                var caller = find(ctx);
                if (!caller.role().allows(needed)) {
                  throw new RequestRefused(
                      Problem.of(
                          403,
                          "forbidden",
                          "Not allowed",
                          "This needs the role %s, but the token has the role %s."
                              .formatted(inWords(needed), inWords(caller.role()))));
                }
                ctx.attribute(CALLER, caller);
              });
    }
  }

  /** Who sent a request that was {@linkplain #check checked}; not for public routes. */
  public static Caller caller(Context ctx) {
    return Objects.requireNonNull(ctx.attribute(CALLER));
  }

  private Caller find(Context ctx) {
    var header = ctx.header("Authorization");
    if (header == null) {
      throw unauthorized("Send an access token: Authorization: Bearer <token>.");
    }
    var bearer = BEARER.matcher(header);
    if (!bearer.matches()) {
      throw unauthorized("The Authorization header must be of the form Bearer <token>.");
    }
    return find(bearer.group("secret")).orElseThrow(() -> unauthorized("The token is not valid."));
  }

  private Optional<Caller> find(String secret) {
    var caller = Optional.ofNullable(known.getIfPresent(secret));
    if (caller.isPresent()) return caller;
    var found = authenticate.authenticate(secret);
    found.ifPresent(it -> known.put(secret, it));
    return found;
  }

  private static RequestRefused unauthorized(String detail) {
    return new RequestRefused(
        Problem.of(401, "unauthorized", "No valid token", detail)
            .with("WWW-Authenticate", "Bearer realm=\"Herald\""));
  }

  private static String inWords(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}

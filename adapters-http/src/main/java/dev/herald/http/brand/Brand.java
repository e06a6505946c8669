package dev.herald.http.brand;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.TextRule;
import dev.herald.http.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people see the server as. */
public final class Brand {

  public static final int MAX_NAME_BYTES = 100;

  private static final TextRule NAME = TextRule.line("name", MAX_NAME_BYTES).required();

  /** As it comes. */
  public static final Brand HERALD = new Brand("Herald", Optional.empty(), Optional.empty());

  /**
   * Whatever a logo is made of: what of it is as light as a light page, or as dark as a dark one,
   * has an edge there. None is seen around what stands out by itself.
   */
  private static final String LOGO =
      """
      :root { --logo-edge: rgba(0, 0, 0, .8); }
      [data-bs-theme="dark"] { --logo-edge: rgba(255, 255, 255, .8); }
      @media screen and (prefers-color-scheme: dark) {
        :root:not([data-bs-theme]) { --logo-edge: rgba(255, 255, 255, .8); }
      }
      .brand img, .imprint img {
        filter: drop-shadow(0 0 1px var(--logo-edge)) drop-shadow(0 0 1px var(--logo-edge));
      }
      """;

  private final String name;
  private final Optional<BrandFile> styles;
  private final Optional<BrandFile> logo;

  /**
   * @param color of links and buttons; empty for Herald's
   * @param logo beside the name; empty for Herald's
   * @throws InvalidValue with the rules of one line of text for the name
   */
  public Brand(String name, Optional<BrandColor> color, Optional<BrandLogo> logo) {
    this.name = NAME.check(name);
    var css = color.map(Brand::css).orElse("") + logo.map(it -> LOGO).orElse("");
    styles =
        Optional.of(css.getBytes(UTF_8))
            .filter(it -> it.length > 0)
            .map(it -> new BrandFile("brand.css", "text/css; charset=utf-8", it));
    this.logo = logo.map(it -> new BrandFile("logo", it.contentType(), it.bytes()));
  }

  public String name() {
    return name;
  }

  /** The path of a style sheet that goes after all others, if there is one. */
  public Optional<String> styles() {
    return styles.map(BrandFile::path);
  }

  /** The path of the logo, if it is not Herald's. */
  public Optional<String> logo() {
    return logo.map(BrandFile::path);
  }

  /** The routes to both. */
  public List<Route> routes() {
    return Stream.of(styles, logo).flatMap(Optional::stream).map(BrandFile::route).toList();
  }

  /** The addresses of what is loaded bear its hash. */
  private List<Object> value() {
    return List.of(name, styles(), logo());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Brand brand && value().equals(brand.value());
  }

  @Override
  public int hashCode() {
    return value().hashCode();
  }

  @Override
  public String toString() {
    return "Brand" + value();
  }

  /** The variables of the console, and that of public pages. */
  private static String css(BrandColor color) {
    var light = color.onLight();
    var dark = color.onDark();
    return """
        :root { --accent: %s; --solid: %s; --link: %s; }
        [data-bs-theme="dark"] { --accent: %s; --solid: %s; }
        @media screen and (prefers-color-scheme: dark) { :root { --link: %s; } }
        """
        .formatted(light.parts(), light, light, dark.parts(), color.behindWhiteOnDark(), dark);
  }
}

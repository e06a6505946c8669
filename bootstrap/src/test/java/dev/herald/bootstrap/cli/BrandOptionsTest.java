package dev.herald.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.http.brand.Brand;
import dev.herald.http.brand.BrandLogo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** What an operator has people see the server as. */
class BrandOptionsTest {

  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  @TempDir private Path folder;

  @Test
  void isHeraldUnlessSomethingElseIsNamed() {
    for (var brand : List.of(brand(), brand("--brand-name=  ", "--brand-color="))) {
      assertThat(brand.name()).isEqualTo("Herald");
      assertThat(brand.styles()).isEmpty();
      assertThat(brand.logo()).isEmpty();
    }
  }

  @Test
  void takesANameAColourAndALogo() throws Exception {
    var logo = Files.write(folder.resolve("logo"), PNG);

    var brand = brand("--brand-name=Linz ", "--brand-color=#C8102E", "--brand-logo=" + logo);

    assertThat(brand.name()).isEqualTo("Linz");
    assertThat(brand.styles()).isPresent();
    assertThat(brand.logo()).isPresent();
    assertThat(ServeOptionsTest.settings(Map.of("HERALD_BRAND_NAME", "Graz")).brand().name())
        .isEqualTo("Graz");
  }

  @Test
  void logoTellsNothingBesideItsPicture() throws Exception {
    var clean = Files.write(folder.resolve("clean"), PNG);
    var more = Files.write(folder.resolve("more"), PNG);
    Files.writeString(more, "behind its end", StandardOpenOption.APPEND);

    assertThat(brand("--brand-logo=" + more).logo()) // its address bears the hash of its bytes
        .isEqualTo(brand("--brand-logo=" + clean).logo());
  }

  @Test
  void saysWhatCanNotBe() throws Exception {
    var text = Files.writeString(folder.resolve("text"), "no picture");
    var large = Files.write(folder.resolve("large"), large());
    var film = Files.write(folder.resolve("tiff"), new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0});

    refuses("--brand-color=red", "--brand-color must be a colour such as #2456d6, but is red.");
    refuses("--brand-name=" + "x".repeat(101), "--brand-name must be at most 100 bytes");
    var none = folder.resolve("none");
    refuses(
        "--brand-logo=" + none, "--brand-logo: " + none + " can't be read: there is no such file.");
    refuses("--brand-logo=" + folder, "--brand-logo: " + folder + " can't be read: ");
    refuses("--brand-logo=" + text, "--brand-logo: " + text + " is not an image.");
    refuses("--brand-logo=" + large, "--brand-logo must be at most 262144 bytes, but has more.");
    refuses("--brand-logo=" + film, "--brand-logo must be a PNG, JPEG, GIF, WebP or SVG, but is");
  }

  private static byte[] large() {
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">" + " ".repeat(BrandLogo.MAX_BYTES);
    return svg.getBytes(UTF_8);
  }

  private static void refuses(String option, String why) {
    assertThatThrownBy(() -> brand(option))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(why);
  }

  private static Brand brand(String... arguments) {
    return ServeOptionsTest.settings(Map.of(), arguments).brand();
  }
}

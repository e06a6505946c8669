package dev.herald.bootstrap.cli;

import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.brand.Brand;
import dev.herald.http.brand.BrandColor;
import dev.herald.http.brand.BrandLogo;
import dev.herald.persistence.metadata.PrivateMetadata;
import dev.herald.persistence.picture.ImageTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what people see the server as. */
final class BrandOptions {

  @Option(
      names = "--brand-name",
      defaultValue = "",
      paramLabel = "NAME",
      description =
          "What the console and public pages call this server, such as the name of your"
              + " organisation (default: Herald).")
  private String name = "";

  @Option(
      names = "--brand-color",
      defaultValue = "",
      paramLabel = "COLOR",
      description =
          "The colour of links and buttons, such as #2456d6. Where it could not be read it is made"
              + " darker, and on dark pages lighter.")
  private String color = "";

  @Option(
      names = "--brand-logo",
      defaultValue = "",
      paramLabel = "FILE",
      description =
          "A picture beside the name: PNG, JPEG, GIF, WebP or SVG, up to 256 KiB. It is read at the"
              + " start.")
  private String logo = "";

  /** What is wrong with them. */
  Optional<String> objection() {
    try {
      brand();
      return Optional.empty();
    } catch (InvalidValue e) {
      var violation = e.violations().get(0);
      return Optional.of("--brand-" + violation.field() + " " + violation.text() + ".");
    } catch (Refusal.NotAnImage e) {
      return Optional.of("--brand-logo: " + logo + " is not an image.");
    } catch (UncheckedIOException e) {
      return Optional.of("--brand-logo: " + logo + " can't be read: " + reason(e) + ".");
    }
  }

  private static String reason(UncheckedIOException failure) {
    var cause = failure.getCause();
    return cause instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(failure.getMessage());
  }

  /** What they say; there must be no objection. */
  Brand brand() {
    return new Brand(
        name.isBlank() ? Brand.HERALD.name() : name,
        given(color).map(BrandColor::of),
        given(logo).map(Path::of).map(BrandOptions::read));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(it -> !it.isEmpty());
  }

  /** As uploads are, it is taken for what it is, and tells nothing beside its picture. */
  private static BrandLogo read(Path file) {
    try (var picture = PrivateMetadata.leftOut(Files.newInputStream(file))) {
      return new BrandLogo(picture.readNBytes(BrandLogo.MAX_BYTES + 1), ImageTypes.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}

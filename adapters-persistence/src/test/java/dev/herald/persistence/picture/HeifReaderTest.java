package dev.herald.persistence.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.testkit.Await;
import dev.herald.application.view.StoredImage.Dimensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the place of libheif's program there are short ones that do what a test needs. */
class HeifReaderTest {

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("incoming"));
  }

  @Test
  void readsWhatTheProgramMakes() throws IOException {
    var picture =
        reader("cp '%s' \"$2\"".formatted(image("photo.jpg"))).read(image("photo.heic"), 30);

    assertThat(picture).isPresent();
    assertThat(picture.get().getWidth()).isEqualTo(30);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readsTheFirstOfSeveralPictures() throws IOException {
    var several = "cp '%s' \"${2%%.jpg}-1.jpg\"; echo other > \"${2%%.jpg}-2.jpg\"";

    assertThat(reader(several.formatted(image("photo.jpg"))).read(image("photo.heic"), 30))
        .isPresent();
  }

  /** Exif says how the camera was held, but the program has turned the picture already. */
  @Test
  void doesNotTurnItOnceMore() throws IOException {
    var picture =
        reader("cp '%s' \"$2\"".formatted(image("turned.jpg"))).read(image("photo.heic"), 60);

    assertThat(picture.orElseThrow().getWidth()).isEqualTo(60);
    assertThat(picture.get().getHeight()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
        "urn:mpeg:hevc:2015:auxid:1",
      })
  void asksForAPngOfWhatIsPartlyTransparent(String kind) throws IOException {
    var bytes = heicWith(box("auxC", "\0\0\0\0" + kind + "\0"));
    var file = Files.write(root.resolve("transparent.heic"), bytes);

    reader("echo \"$2\" > '%s'".formatted(root.resolve("asked"))).read(file, 30);
    assertThat(root.resolve("asked")).content().endsWith(".png\n");

    reader("echo \"$2\" > '%s'".formatted(root.resolve("asked"))).read(image("photo.heic"), 30);
    assertThat(root.resolve("asked")).content().endsWith(".jpg\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "exit 0", "echo no picture > \"$2\"", "kill -SEGV $$"})
  void readsNothingIfTheProgramFails(String program) throws IOException {
    assertThat(reader(program).read(image("photo.heic"), 30)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Timeout(60)
  void endsAProgramThatDoesNot() throws IOException {
    assertThat(reader("while :; do :; done").read(image("photo.heic"), 30)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void givesTheProgramSoMuchMemoryAndNoMore() throws IOException {
    var asked = root.resolve("asked");

    reader("ulimit -v > '%s'; ulimit -t >> '%s'".formatted(asked, asked))
        .read(image("photo.heic"), 30);

    assertThat(asked).content().isEqualTo("1048576\n2\n");
  }

  @Test
  void tellsTheProgramNothingOfHerald() throws IOException {
    var told = root.resolve("told");

    reader("env > '%s'; cat >> '%s'".formatted(told, told)).read(image("photo.heic"), 30);

    assertThat(Files.readAllLines(told)).allMatch(it -> it.matches("(PWD|SHLVL|_|OLDPWD)=.*"));
  }

  @Test
  @Timeout(60)
  void aProgramEndsWhenHeraldDoes() throws Exception {
    var begun = root.resolve("begun");
    Files.createFile(begun);
    var program = program("rm '%s'; exec sleep 600".formatted(begun));
    var thread = Executors.newSingleThreadExecutor();
    try {
      var reading =
          thread.submit(() -> new HeifReader(program, folder).read(image("photo.heic"), 30));
      Await.until(() -> Files.notExists(begun));

      program.close();

      assertThatThrownBy(() -> reading.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IOException.class); // or it would count as one that can't be read
      assertThat(folder).isEmptyDirectory();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void readsOthersItself() throws IOException {
    assertThat(reader("exit 1").read(image("photo.png"), 30)).isPresent();
  }

  @Test
  void findsAProgramWhereProgramsAre() throws IOException {
    assertThat(HeifProgram.in(root + ":" + folder)).isEmpty();

    Files.writeString(folder.resolve("heif-convert"), "no program");
    assertThat(HeifProgram.in(root + ":" + folder)).isEmpty();

    executable(folder.resolve("heif-convert"), "exit 0");
    assertThat(HeifProgram.in(root + ":" + folder)).isPresent();
  }

  /** By the boxes that a camera writes who was held sideways, and a program that has cut it. */
  @Test
  void knowsTheSizeAsItIsShown() throws IOException {
    assertThat(size(heicWith(box("irot", "\1")))).contains(new Dimensions(40, 60));
    assertThat(size(heicWith(box("irot", "\2")))).contains(new Dimensions(60, 40));
    assertThat(size(heicWith(box("clap", "\0\0\0\144" + "\0\0\0\2" + "\0\0\0\24" + "\0\0\0\1"))))
        .contains(new Dimensions(50, 20));
  }

  @Test
  void knowsNoSizeOfWhatBreaksOffOrIsMadeUp() throws IOException {
    var whole = Files.readAllBytes(image("photo.heic"));
    for (var length = 12; length < whole.length; length++) {
      var size = size(Arrays.copyOf(whole, length));
      if (size.isPresent()) assertThat(size).contains(new Dimensions(60, 40));
    }
    assertThat(size(heicWith(box("clap", "\377\377\377\377" + "\0\0\0\1" + "\0".repeat(8)))))
        .isEmpty();
  }

  private Optional<Dimensions> size(byte[] bytes) throws IOException {
    return new PictureReader().size(Files.write(root.resolve("any.heic"), bytes));
  }

  /** The header of a picture of 60 × 40 pixels, with one more property. */
  private static byte[] heicWith(String property) {
    var size = box("ispe", "\0\0\0\0" + "\0\0\0\74" + "\0\0\0\50");
    var of = box("ipma", "\0\0\0\0" + "\0\0\0\1" + "\0\1" + "\2\1\2");
    var properties = box("iprp", box("ipco", size + property) + of);
    var meta = box("meta", "\0\0\0\0" + box("pitm", "\0\0\0\0" + "\0\1") + properties);
    return (box("ftyp", "heic\0\0\0\0") + meta).getBytes(ISO_8859_1);
  }

  private static String box(String type, String content) {
    return "\0\0\0" + (char) (8 + content.length()) + type + content;
  }

  private HeifReader reader(String script) throws IOException {
    return new HeifReader(program(script), folder);
  }

  private HeifProgram program(String script) throws IOException {
    return new HeifProgram(executable(root.resolve("program"), script));
  }

  private static Path executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static Path image(String name) {
    return Path.of("src/test/resources/images", name);
  }
}

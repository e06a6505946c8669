package dev.herald.http.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.view.Warning;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text is there in every language. */
class TranslationsTest {

  private static final Path SOURCES = Path.of("src/main");
  private static final Path TEXTS = SOURCES.resolve("resources/language");
  private static final Pattern USED = Pattern.compile("\\btext\\(\\s*\"(\\w+\\.[\\w.]*\\w)\"");
  private static final Map<Language, Properties> OWN = new ConcurrentHashMap<>();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheSameTexts(Language language) {
    assertThat(keys(language)).isEqualTo(keys(Language.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void textsSayTheSameThings(Language language) {
    for (var key : keys(Language.ENGLISH)) {
      assertThat(placeholders(language, key))
          .as(key)
          .isEqualTo(placeholders(Language.ENGLISH, key));
      assertThat(texts(language).getProperty(key)).as(key).isNotBlank().doesNotContain("'");
      assertThat(Translations.in(language).text(key, 1, 2)).as(key).isNotBlank();
    }
  }

  @Test
  void whatRunsFromRightToLeftKeepsToItself() {
    var translations = Translations.in(Language.ENGLISH);

    assertThat(translations.text("channel.edited", "News"))
        .isEqualTo("The channel “News” was saved.");
    assertThat(translations.text("channel.edited", "\u202Enews"))
        .isEqualTo("The channel “\u2068\u202Enews\u2069” was saved.");
    assertThat(translations.text("channel.edited", "أخبار")).contains("“\u2068أخبار\u2069”");
  }

  @Test
  void everyTextThatIsUsedIsThere() throws IOException {
    var used = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(it -> it.toString().matches(".*\\.(jte|java)")).toList()) {
        USED.matcher(Files.readString(file)).results().forEach(it -> used.add(it.group(1)));
      }
    }

    assertThat(used).hasSizeGreaterThan(100);
    assertThat(keys(Language.ENGLISH)).containsAll(used);
  }

  @Test
  void everyRefusalHasWords() {
    for (var reason : Refusal.class.getPermittedSubclasses()) {
      assertThat(keys(Language.ENGLISH)).contains("failure." + code(reason));
    }
  }

  /** What is wrong stands beside its field, and is read aloud without it. */
  @ParameterizedTest
  @EnumSource
  void whatIsWrongIsToldInWholeSentences(Language language) {
    for (var key : keys(language)) {
      if (!key.startsWith("rule.") && !key.startsWith("failure.not_")) continue;
      assertThat(texts(language).getProperty(key)).as(key).matches("(?!\\p{Ll}+ ).*[.。]");
    }
  }

  @Test
  void everybodyAndEverythingInTheAuditLogHasWords() {
    for (var kind : ActorId.Kind.values()) assertKnown("kind." + kind);
    for (var kind : AuditSubject.Kind.values()) assertKnown("kind." + kind);
    for (var action : AuditAction.values()) assertKnown("audit." + action);
    for (var it : Permission.values()) {
      assertKnown("permission." + AuditSubject.of(it).name());
    }
  }

  private static void assertKnown(String key) {
    assertThat(keys(Language.ENGLISH)).contains(key);
  }

  @Test
  void everyWarningHasWords() {
    for (var reason : Warning.Reason.values()) {
      assertThat(keys(Language.ENGLISH))
          .contains("warning." + reason.name(), "warning." + reason.name() + ".advice");
    }
  }

  /** {@code ChannelNotFound} is {@code channel_not_found}. */
  private static String code(Class<?> reason) {
    return reason.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Set<String> keys(Language language) {
    return new TreeSet<>(texts(language).stringPropertyNames());
  }

  private static Set<String> placeholders(Language language, String key) {
    var found = new TreeSet<String>();
    PLACEHOLDER
        .matcher(texts(language).getProperty(key))
        .results()
        .forEach(it -> found.add(it.group(1)));
    return found;
  }

  /** The texts of the language alone: without those that English lends it. */
  private static Properties texts(Language language) {
    return OWN.computeIfAbsent(language, TranslationsTest::read);
  }

  private static Properties read(Language language) {
    var name = language == Language.ENGLISH ? "" : "_" + language.locale();
    var texts = new Properties();
    try (var file = Files.newBufferedReader(TEXTS.resolve("messages" + name + ".properties"))) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}

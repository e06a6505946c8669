package dev.herald.domain;

import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.STORED;
import static dev.herald.domain.TextFieldsTest.Shape.LINE;
import static dev.herald.domain.TextFieldsTest.Shape.LINES;
import static dev.herald.domain.TextFieldsTest.Shape.OPAQUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.account.Account;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.webhook.WebhookDescription;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All texts of the domain in one table: how long they may be, and what may stand in them. */
class TextFieldsTest {

  enum Shape {
    LINE,
    LINES,
    OPAQUE
  }

  private static final HttpUrl URL = new HttpUrl("https://library.example");

  private record Field(
      String name, boolean required, Shape shape, int bytes, UnaryOperator<String> kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Field> fields() {
    return Stream.of(
        new Field("account", true, LINE, 32, text -> new AccountId(text).toString()),
        new Field("label", true, LINE, 100, text -> new Link(text, URL).label()),
        new Field("reason", false, LINE, 100, text -> new Recall(text, NOW).reason()),
        new Field("name", true, LINE, 150, text -> new ChannelName(text).toString()),
        new Field("description", false, LINE, 200, text -> new WebhookDescription(text).toString()),
        new Field("alt", false, LINES, 300, text -> new PostImage(STORED, text).alt()),
        new Field("profile", false, LINES, 400, text -> new ChannelProfile(text).toString()),
        new Field("nick", false, LINE, 500, text -> Account.of(MINA).withNick(text).nick()),
        new Field(
            "faceUrl", false, OPAQUE, 500, text -> Account.of(MINA).withFaceUrl(text).faceUrl()),
        new Field("organization", false, LINE, 500, text -> new Organization(text).toString()),
        new Field("customString", false, OPAQUE, 3000, text -> new CustomString(text).toString()),
        new Field("text", true, LINES, 10_000, text -> new PostText(text).toString()),
        new Field("customData", true, OPAQUE, 12_288, text -> new CustomData(text).toString()));
  }

  static Stream<Arguments> fieldsInEveryWidth() {
    return fields().flatMap(f -> Sized.CHARACTERS.stream().map(c -> Arguments.of(f, c)));
  }

  @ParameterizedTest
  @MethodSource("fieldsInEveryWidth")
  void takesTextUpToItsLimit(Field field, String character) {
    var oneLess = Sized.text(field.bytes - 1, character);
    var justEnough = Sized.text(field.bytes, character);

    assertThat(field.kept.apply(oneLess)).isEqualTo(oneLess);
    assertThat(field.kept.apply(justEnough)).isEqualTo(justEnough);
  }

  @ParameterizedTest
  @MethodSource("fieldsInEveryWidth")
  void refusesTextWhoseLastCharacterCrossesTheLimit(Field field, String character) {
    var oneMore = Sized.text(field.bytes + 1, character);

    assertViolations(() -> field.kept.apply(oneMore))
        .containsExactly(Violation.tooLong(field.name, field.bytes, field.bytes + 1));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void asksForTextOnlyWhereItMustBe(Field field) {
    if (field.required) {
      assertViolations(() -> field.kept.apply(null))
          .containsExactly(Violation.required(field.name));
      assertViolations(() -> field.kept.apply(" \u200B"))
          .containsExactly(Violation.required(field.name));
    } else {
      assertThat(field.kept.apply(null)).isEmpty();
      assertThat(field.kept.apply("")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void takesLineBreaksUnlessItIsOneLine(Field field) {
    if (field.shape == LINE) {
      assertViolations(() -> field.kept.apply("one\ntwo"))
          .extracting(Violation::code)
          .containsExactly(field.name + ".control_character");
    } else {
      assertThat(field.kept.apply("one\n\ttwo\r\n")).isEqualTo("one\n\ttwo\r\n");
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void takesControlCharactersOnlyWhereNobodyReadsThem(Field field) {
    if (field.shape == OPAQUE) {
      assertThat(field.kept.apply("a\u0001b")).isEqualTo("a\u0001b");
    } else {
      assertViolations(() -> field.kept.apply("a\u0001b"))
          .extracting(Violation::code)
          .containsExactly(field.name + ".control_character");
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void composesOnlyWhatIsOneLine(Field field) {
    assertThat(field.kept.apply(" cafe\u0301 "))
        .isEqualTo(field.shape == LINE ? "café" : " cafe\u0301 ");
  }

  @ParameterizedTest
  @MethodSource("fields")
  void refusesHalfASurrogatePair(Field field) {
    assertViolations(() -> field.kept.apply("a\uD83D"))
        .extracting(Violation::code)
        .containsExactly(field.name + ".not_unicode");
  }
}

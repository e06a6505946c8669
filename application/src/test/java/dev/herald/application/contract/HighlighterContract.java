package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.Highlighter;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link Highlighter} promises. In these texts, brackets are around what is found. */
public interface HighlighterContract extends PortContract {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "herald     | [Herald] sends [herald]s, [HERALD].",
        "HERALD     | [ＨＥＲＡＬＤ] [herald]",
        "cafe       | A [Café], a [CAFE\u0301] and a [cafe]teria, no décafe",
        "cafe an    | [an] [Café], and a [cafe]",
        "encyclopae | [Encyclopæ]dia",
        "ana        | [ana]nas",
        "the fin    | [the] [ﬁn]e [fin]s, fi",
        "café       | A [cafe]",
        "strasse    | [Straße] [STRASSE]",
        "fine       | a [ﬁne] day",
        "οδος       | [ΟΔΟΣ] [οδός]",
        "محمد       | [مُحَمَّدٌ]",
        "สวัสดี       | [สวัสดี]",
        "москва     | [Москва]",
      })
  default void findsWordsWhateverTheirCaseAccentsAndWidth(String words, String text) {
    assertFound(words, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "天气       | 今天北京的[天气]很好，明天的[天气]也很好",
        "京         | 今天北[京]的天气",
        "好         | 很[好]",
        "适合出门   | 天气很好，[适合出门]散步",
        "北京大学   | 北京的大学，[北京大学]",
        "气天       | 天气",
        "天气       | 今天。气温",
        "𠮷         | [𠮷]野家",
        "野家       | 𠮷[野家]",
        "한국       | [한국]어능력시험",
        "시험       | 한국어능력[시험]",
        "한국       | [\u1112\u1161\u11AB\u1100\u116E\u11A8]",
        "タワー     | 東京[タワー]へ",
        "ガラス     | ｶﾀｶﾅと[ｶﾞﾗｽ]",
        "ラス       | ｶﾞ[ﾗｽ]",
        "手机       | iPhone[手机]和5G网络",
        "iphone手机 | [iPhone手机]和5G网络",
      })
  default void findsTheCharactersThatAreSoughtInScriptsWithoutSpaces(String words, String text) {
    assertFound(words, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"quick brown\" | the [quick brown] fox, a [quick, Brown] dog, brown quick, quick",
        "\"red apple\"   | [red\u2028apple]",
        "\"fox 北京\"    | the [fox, 北京] 天气",
        "2.0.1           | the release [2.0.1], not 2.0.2",
        "2.0 abo         | [2.0] [abo]ut 2",
        "example.org/abo | see [example.org/abo]ut",
        "example.org/a   | see [example.org/a] and example.org/about",
        "don't           | We [don't] know t, don",
        "example.org/a-b | see http://[example.org/a-b]?c",
        "\"a a\"         | [a a a] b a",
      })
  default void findsWordsThatMustFollowEachOtherWhereTheyDo(String words, String text) {
    assertFound(words, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fox QUICK       | the [quick] brown [fox]",
        "fox dog         | the quick brown [fox]",
        "\"brown fox\" q | the quick [brown fox]",
        "\"fox quick     | the [quick] brown [fox]",
        "北京 京的       | 今天[北京的]天气",
        "北京 天气       | 今天[北京]的[天气]",
        "iphone 手机     | [iPhone手机]和",
        "#herald         | #[herald] @ann",
      })
  default void findsEachOfSeveralWords(String words, String text) {
    assertFound(words, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "👨‍👩‍👧", "👍🏽", "🇩🇪"})
  default void findsWholeEmoji(String emoji) {
    assertFound(emoji, "out [" + emoji + "] in 🚀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000", "\"", "\"\"", "*", "...", "。", "\uD83D"})
  default void wordsOfNothingAreNowhere(String words) {
    assertFound(words, "words * ... 。 \" 😀");
  }

  @Test
  default void nothingIsInATextOfNothing() {
    for (var text : List.of("", " \n", "...", "\u0301")) assertFound("words 天气", text);
  }

  @Test
  default void textThatIsNoUnicodeIsNoError() {
    assertFound("words \uD83D", "[words]\uD83D \uDE00 [words]");
  }

  @Test
  default void findsAllOfALongText() {
    var words = IntStream.range(0, 1500).mapToObj(i -> "w" + i + "x").toList();
    assertFound(String.join(" ", words), "[" + String.join("] [", words) + "]");
    assertFound("\"" + String.join(" ", words) + "\"", "[" + String.join(" ", words) + "]");

    var chinese = "天地玄黄宇宙洪荒日月盈昃辰宿列张".repeat(206);
    assertFound(chinese, "[" + chinese + "]");
    var emoji = "😀".repeat(2_500);
    assertFound("😀", "[" + emoji + "]");
    var word = "x".repeat(10_000);
    assertFound(word, "[" + word + "]");
  }

  @Test
  default void findsSomethingWhereTheSearchFindsAPost() {
    givenChannel("news");
    var texts =
        List.of(
            "Herald sends NEWS: Café ﬁne, it's 2.0.1!",
            "今天北京的天气很好，适合出门散步。ｶﾀｶﾅと한국어 iPhone手机",
            "😀 👨‍👩‍👧 🇩🇪 see https://example.org/a-b a a b");
    var searches =
        "herald|her|news|CAFE|cafés|fine|fi|it's|its|2.0.1|2.0|0.1|天气|气|气天|步今|カタ|국어|어|手机"
            + "|phone|phone手|\"手机 😀\"|😀|👨|🇩🇪|example|org/a-b|\"a b\"|\"b a\"|\"a a b\"|*";
    var posts = texts.stream().map(text -> givenPost("news", text)).toList();

    for (var search : searches.split("\\|")) {
      var found =
          ports()
              .posts()
              .list(PostQuery.all(Paging.ALL).withWords(search), ChannelScope.ALL)
              .items();
      for (var i = 0; i < posts.size(); i++) {
        assertThat(!ports().highlighter().find(texts.get(i), search).isEmpty())
            .as("%s in %s", search, texts.get(i))
            .isEqualTo(found.contains(posts.get(i)));
      }
    }
  }

  private void assertFound(String words, String expected) {
    var text = expected.replaceAll("[\\[\\]]", "");
    assertThat(found(text, words)).as(words).isEqualTo(expected);
  }

  /** The text with brackets around what is found. */
  private String found(String text, String words) {
    var found = ports().highlighter().find(text, words);
    assertThat(found.length()).isLessThanOrEqualTo(text.length());
    return IntStream.rangeClosed(0, text.length())
        .mapToObj(
            i ->
                (i > 0 && found.get(i - 1) && !found.get(i) ? "]" : "")
                    + (found.get(i) && (i == 0 || !found.get(i - 1)) ? "[" : "")
                    + (i < text.length() ? text.charAt(i) : ""))
        .collect(Collectors.joining());
  }
}

package dev.herald.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by these words is for the contract of the search to tell. */
class WordAnalyzerTest {

  private final WordAnalyzer analyzer = new WordAnalyzer();

  @ParameterizedTest
  @CsvSource({
    "Hello World, hello world",
    "ÄRGER École naïve, arger ecole naive",
    "Straße Łódź Æsir, strasse lodz aesir",
    "ΟΔΥΣΣΕΥΣ Ὀδυσσεύς, οδυσσευσ οδυσσευσ",
    "Ёлка й, елка и",
    "ｆｕｌｌ ｗｉｄｔｈ ﬁne, full width fine",
    "example.com it's a_b v1.2, example com it s a b v1 2",
    "مُحَمَّد, محمد",
    "שָׁלוֹם, שלום",
    "#herald @ann, herald ann",
  })
  void makesWordsWithoutCaseAndAccents(String text, String words) {
    assertThat(analyzer.words(text)).containsExactly(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "茶, 茶",
    "中国, 中国 国",
    "中国人, 中国 国人 人",
    "中国。人, 中国 国 人",
    "ｶﾞｽ, ガス ス",
    "한국어, 한국 국어 어",
    "買iPhone的人, 買 iphone 的人 人",
    "𠮷野家, 𠮷野 野家 家",
  })
  void makesPairsOfScriptsWithoutSpaces(String text, String words) {
    assertThat(analyzer.words(text)).containsExactly(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "กิน, กิ|น น|",
    "ที่, ที่|",
    "កម្ពុជា, ក|ម្ពុ ម្ពុ|ជា ជា|",
    "ไทย2go, ไ|ท ท|ย ย| 2go",
  })
  void makesPairsOfWholeCharactersOfSoutheastAsia(String text, String words) {
    assertThat(analyzer.words(text)).containsExactly(words.replace("|", Clusters.END).split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "...", "?! - +", "\uD83D", "\u0301"})
  void makesNoWordsOfNone(String text) {
    assertThat(analyzer.words(text)).isEmpty();
    assertThat(analyzer.phrases(text)).isEmpty();
  }

  @Test
  void searchAsksForEachWordAndEachQuotedPhrase() {
    assertThat(analyzer.phrases("Red  \"Green Apple\" RED b.c"))
        .containsExactly(phrase("red"), phrase("green", "apple"), phrase("b", "c"));
  }

  @Test
  void lastWordIsABeginningWhileNothingIsBehindIt() {
    assertThat(analyzer.phrases("red app")).containsExactly(phrase("red"), open("app"));
    assertThat(analyzer.phrases("b.app")).containsExactly(open("b", "app"));
    assertThat(analyzer.phrases("\"red app")).containsExactly(phrase("red"), open("app"));
    for (var search : List.of("app ", "app.", "\"app\"", "app\"", "app!?", "app\u3000")) {
      assertThat(analyzer.phrases(search)).as(search).containsExactly(phrase("app"));
    }
  }

  @Test
  void beginningHasThreeLettersAtLeast() {
    assertThat(analyzer.phrases("ap")).containsExactly(phrase("ap"));
    assertThat(analyzer.phrases("app")).containsExactly(open("app"));
    assertThat(analyzer.phrases("😀")).containsExactly(phrase("😀"));
  }

  @Test
  void quoteWithoutAPartnerIsLeftOut() {
    assertThat(analyzer.phrases("a \"b c")).containsExactly(phrase("a"), phrase("b"), phrase("c"));
  }

  /** The run may go on in the text: 中国 is found in 中国人, where no word is 国 alone. */
  @Test
  void searchForPairsLeavesTheLastCharacterOpen() {
    assertThat(analyzer.phrases("中国人")).containsExactly(phrase("中国", "国人"));
    assertThat(analyzer.phrases("国")).containsExactly(open("国"));
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    var texts = List.of("Hello World", "中国人", "Ärger mit Straßen", "한국어 text", "a.b c'd", "");
    var expected = texts.stream().map(analyzer::words).toList();
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<List<String>>> task = () -> texts.stream().map(analyzer::words).toList();
      List<Future<List<List<String>>>> answers = new ArrayList<>();
      IntStream.range(0, 500).forEach(i -> answers.add(threads.submit(task)));

      for (var answer : answers) assertThat(answer.get()).isEqualTo(expected);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Phrase open(String... words) {
    return phrase(words).asPrefix();
  }

  private static Phrase phrase(String... words) {
    return new Phrase(List.of(words), false);
  }
}

package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a {@link PostRepository} finds posts by their words. */
public interface PostSearchContract extends SearchedScriptsContract {

  // Words

  @Test
  default void allWordsMustBeThere() {
    givenText("the quick brown fox");

    assertFound("fox quick", "  fox\tthe\nbrown ", "quick quick");
    assertNotFound("quick dog");
  }

  @Test
  default void wordsMustBeWhole() {
    givenText("categories of heralds");

    assertNotFound("cat of", "herald ", "herald\u3000", "gories", "categories1", "cat heralds");
  }

  @Test
  default void beginningOfTheLastWordWillDoWhileNothingIsBehindIt() {
    givenText("A storm warning, for Encyclopædia Łódź");

    assertFound("sto", "STORM war", "storm warning", "for storm warni", "lod", "encyclopaed");
    assertNotFound("sto.", "sto\t", "\"sto\"", "\"storm\" \"war\"", "arning", "storms");
  }

  @Test
  default void beginningMustHaveThreeLetters() {
    givenText("storm warning 2 by 350 heralds");

    assertFound("350", "storm war", "storm 350", "by 2");
    assertNotFound("st", "storm w", "storm wa", "35", "storm 3");
  }

  @Test
  default void findsAllOfTheManyWordsThatBeginAlike() {
    var posts = IntStream.range(100, 400).mapToObj(i -> givenText("word" + i + "x")).toList();
    var query = PostQuery.all(PageRequest.first(100)).withWords("word");

    assertThat(ports().posts().list(query, ChannelScope.ALL).items())
        .hasSize(100)
        .startsWith(posts.get(299), posts.get(298));
    assertThat(ports().posts().list(query.withWords("word1"), ChannelScope.ALL).items())
        .hasSize(100)
        .startsWith(posts.get(99), posts.get(98));
    assertThat(found("word15")).hasSize(10).allMatch(posts.subList(50, 60)::contains);
    assertThat(found("word199x")).containsExactly(posts.get(99));
  }

  @Test
  default void lastWordOfWordsThatMustFollowEachOtherCanBeBegun() {
    givenText("release 2.0.11 by ann@example.org");

    assertFound("2.0.11", "ann@exam", "by ann@exa");
    assertNotFound("2.0.1", "ann@org", "by@exam");
  }

  @Test
  default void quotedWordsMustFollowEachOther() {
    givenText("the quick brown fox, 北京 天气");

    assertFound("\"quick brown\"", "\"QUICK brown fox\" the", "\"fox\"", "\"the quick\" \"brown\"");
    assertFound("\"北京 天气\"", "\"fox 北京\"", "\"天气\"");
    assertNotFound("\"quick fox\"", "\"brown quick\"", "\"quick brown\" dog", "\"天气 北京\"");
  }

  @Test
  default void quoteWithoutAPartnerIsText() {
    givenText("the quick brown fox");

    assertFound("\"fox quick", "fox\" quick", "\"quick brown\" \"fox", "\"\" fox", "fox \" the \"");
    assertNotFound("\"fox dog");
  }

  @Test
  default void wordsOfASearchLanguageAreWords() {
    givenText("be near me and not far or gone");

    assertFound("NEAR", "AND", "OR", "NOT", "near AND far", "be OR gone", "NOT NEAR");
    assertNotFound("far OR away", "NOT away", "be AND away", "NEAR(be away)");
  }

  @Test
  default void charactersOfASearchLanguageAreNoWildcardsNorOperators() {
    givenText("herald text");

    assertFound("herald*", "(herald)", "-herald", "+herald", "^herald", "'herald'", "herald:text");
    assertFound("{herald}", "herald~", "herald, text!", "herald & text", "herald;--");
    assertNotFound("her*", "hera%", "her_ld", "h?rald", "text:news", "-news", "herald:~2");
  }

  @Test
  default void findsNumbersAndVersions() {
    givenText("Pi is 3.14, the release 2.0.1 costs 1,000 on 2024-05-01");

    assertFound("3.14", "2.0.1", "1,000", "2024-05-01", "pi 3.14");
    assertNotFound("3.15", "2.0.2");
  }

  @Test
  default void findsAddressesAndTags() {
    givenText("See https://www.example.org/a-b?c=d#e or write to ann@example.org #herald don't");

    assertFound("https://www.example.org/a-b?c=d#e", "ann@example.org", "#herald", "don't");
    assertNotFound("https://www.example.net/a-b?c=d#e");
  }

  @Test
  default void findsEmoji() {
    givenText("The family 👨‍👩‍👧 went out 😀 in Berlin 🇩🇪 👍🏽");

    assertFound("😀", "👨‍👩‍👧", "family 👨‍👩‍👧", "👍🏽", "\"out 😀\"");
    assertNotFound("🚀", "family 🚀");
  }

  // Queries that mean nothing, or too much

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
  default void blankWordsAreInEveryPost(String words) {
    var one = givenText("words");
    var two = givenText("!!!");
    var recalled = givenRecalled(givenText("gone"));

    assertThat(found(words)).containsExactly(recalled, two, one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"", "\"\"", "\"\"\"", "*", "(", ")", "()", "%", "_", "'", "\\", "-", "^", "+", ":", ";--",
        "...", "!?", "。、", "«»", "{}", "[]", "~", "\u200B", "\u200D", "\uFFFF", "\u0000", "\" \"",
        "\"*\""
      })
  default void wordsOfPunctuationAreInNoPost(String words) {
    givenText("words \" * ( ) % _ ' \\ - ^ + : ;-- ... !? 。、 «» {} [] ~");

    assertThat(found(words)).isEmpty();
  }

  @Test
  default void textThatIsNoUnicodeIsNoError() {
    givenText("words");

    assertFound("words\u0000", "\u0000words \uFFFE");
    assertNotFound("\uD83D", "\uDE00 wort");
  }

  @Test
  default void longPunctuationIsNoError() {
    givenText("words");

    for (var character : List.of("\"", "*", "(", "-", "'", "%", "。", "\" ")) {
      assertThat(found(character.repeat(10_000))).isEmpty();
    }
  }

  @Test
  default void findsAPostByAllItsManyWords() {
    var words =
        IntStream.range(0, 1500).mapToObj(i -> "w" + i + "x").collect(Collectors.joining(" "));
    assertThat(words.length()).isBetween(9_000, PostText.MAX_BYTES);
    givenText(words);

    assertFound(words, "\"" + words + "\"");
    assertNotFound(words + " missing");
  }

  @Test
  default void findsAPostByItsLongestPossibleText() {
    var chinese = "天地玄黄宇宙洪荒日月盈昃辰宿列张".repeat(207).substring(0, 3_300);
    var emoji = "😀".repeat(2_500);
    var word = "x".repeat(10_000);

    for (var text : List.of(chinese, emoji, word)) {
      var post = givenText(text);
      assertThat(found(text)).as(text.substring(0, 4)).containsExactly(post);
    }
  }

  // Where words are sought

  @Test
  default void findsAlternativeTextsAndLabels() {
    givenChannelOnce();
    var image = Samples.external("https://images.example.org/sunset.png");
    var content =
        PostContent.imagesWithText(
                List.of(new PostImage(image, "A red kite"), new PostImage(image, "日落")),
                new PostText("words"))
            .withLinks(
                List.of(
                    Link.of("Read more", "https://example.org/path"), Link.of("B", "http://b")));
    givenPost("news", content, Samples.NOW);

    assertFound("kite", "日落", "more", "\"red kite\"", "\"read more\"", "words kite read b");
  }

  @Test
  default void findsPicturesByTheirAlternativeTextAlone() {
    givenChannelOnce();
    var image = Samples.external("https://images.example.org/a");
    var post =
        givenPost("news", PostContent.images(List.of(new PostImage(image, "kite"))), Samples.NOW);

    assertThat(found("kite")).containsExactly(post);
  }

  @Test
  default void neitherAddressesNorCustomDataAreSearched() {
    givenChannelOnce();
    var image = PostImage.of(Samples.external("https://images.example.org/sunset.png"));
    givenPost(
        "news",
        PostContent.imagesWithText(List.of(image), new PostText("words"))
            .withLinks(List.of(Link.of("label", "https://example.org/path")))
            .withCustomData(new CustomData("secret")),
        Samples.NOW);
    givenPost("news", PostContent.custom(new CustomData("secret")), Samples.NOW);

    assertThat(found("secret")).isEmpty();
    assertThat(found("sunset")).isEmpty();
    assertThat(found("path")).isEmpty();
  }

  // Lists of what was found

  @Test
  default void listsWhatWasFoundNewestFirst() {
    var one = givenText("apple apple apple");
    givenText("pear");
    var two = givenText("an apple");

    assertThat(found("apple")).containsExactly(two, one);
  }

  @Test
  default void listsWhatWasFoundPageByPageWhilePostsAreAdded() {
    var posts = IntStream.range(0, 5).mapToObj(i -> givenText("apple " + i)).toList();
    var first =
        ports()
            .posts()
            .list(PostQuery.all(PageRequest.first(2)).withWords("apple"), ChannelScope.ALL);

    givenText("apple pie");

    var second =
        ports()
            .posts()
            .list(PostQuery.all(Paging.after(first, 2)).withWords("apple"), ChannelScope.ALL);
    var third =
        ports()
            .posts()
            .list(PostQuery.all(Paging.after(second, 2)).withWords("apple"), ChannelScope.ALL);
    assertThat(first.items()).containsExactly(posts.get(4), posts.get(3));
    assertThat(second.items()).containsExactly(posts.get(2), posts.get(1));
    assertThat(third.items()).containsExactly(posts.get(0));
    assertThat(third.next()).isEmpty();
  }

  @Test
  default void recalledPostIsNotFoundAnyMore() {
    var one = givenText("apple");
    var two = givenText("apple");

    givenRecalled(two);

    assertThat(found("apple")).containsExactly(one);
  }
}

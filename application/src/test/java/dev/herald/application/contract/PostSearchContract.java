package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.Post;
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
public interface PostSearchContract extends PortContract {

  // Scripts

  @Test
  default void findsAChineseWordInsideASentence() {
    givenText("今天北京的天气很好，适合出门散步。");

    assertFound("天气", "北京", "散步", "适合出门", "天气 北京");
    assertNotFound("上海", "气天");
  }

  @Test
  default void findsASingleChineseCharacter() {
    givenText("今天北京的天气很好");

    assertFound("京", "好", "今");
    assertNotFound("雨");
  }

  @Test
  default void characterAloneIsFoundToo() {
    givenText("茶");

    assertFound("茶");
  }

  @Test
  default void charactersOfAChineseWordMustStandTogether() {
    givenText("北京的大学。今天，气温");

    assertFound("北京", "大学", "气温");
    assertNotFound("北京大学", "京大", "天气", "学今");
  }

  @Test
  default void findsARareChineseCharacterOutsideTheBasicPlane() {
    givenText("𠮷野家的牛肉饭");

    assertFound("𠮷野", "𠮷", "野家");
  }

  @Test
  default void findsAKoreanWordInsideACompound() {
    givenText("제35회 한국어능력시험에 응시하세요");

    assertFound("한국", "한국어", "능력", "시험", "응시");
    assertNotFound("일본");
  }

  @Test
  default void findsKoreanInEitherNormalForm() {
    givenText("\u1112\u1161\u11AB\u1100\u116E\u11A8"); // 한국, in single letters

    assertFound("한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8");
  }

  @Test
  default void findsJapaneseInAllItsScripts() {
    givenText("昨日、東京タワーへ行きました。とてもきれいでした！");

    assertFound("東京", "タワー", "東京タワー", "行きました", "きれい", "昨日");
    assertNotFound("大阪", "タワ東");
  }

  @Test
  default void findsHalfWidthKatakana() {
    givenText("ｶﾀｶﾅとガラス");

    assertFound("カタカナ", "ｶﾞﾗｽ");
  }

  @Test
  default void findsAnArabicWord() {
    givenText("مرحبا بكم في القناة الرسمية");

    assertFound("القناة", "مرحبا", "الرسمية مرحبا");
    assertNotFound("المدينة");
  }

  @Test
  default void findsWordsOfOtherScripts() {
    givenText("Москва שלום สวัสดี नमस्ते Երևան");

    assertFound("москва", "МОСКВА", "שלום", "สวัสดี", "नमस्ते", "Երևան");
  }

  @Test
  default void findsAThaiWordInsideASentence() {
    givenText("เขากำลังกินข้าวที่บ้าน");

    assertFound("กินข้าว", "ข้าว", "บ้าน", "เขา", "ที่บ้าน", "\"กินข้าว\"", "บ้าน กิน");
    assertNotFound("บ้านกิน", "กินบ้าน", "ขาว", "หมา");
  }

  @Test
  default void findsALaoAKhmerAndABurmeseWordInsideASentence() {
    givenText("ຂ້ອຍຢູ່ປະເທດລາວ ខ្ញុំនៅកម្ពុជា ကျွန်တော်မြန်မာစကားပြောတယ်");

    assertFound("ປະເທດລາວ", "ລາວ", "កម្ពុជា", "នៅ", "မြန်မာ", "စကား");
    assertNotFound("ລາປະ", "ពុជា", "မာမြန်");
  }

  /** A letter with its vowel and tone is one, as is what is stacked. */
  @Test
  default void findsWholeCharactersOfThaiAndKhmerOnly() {
    givenText("ที่ កម្ពុ");

    assertFound("ที่", "ម្ពុ", "ក");
    assertNotFound("ท", "ที", "ម្ព", "ម", "ពុ");
  }

  @Test
  default void findsAWordInALongThaiText() {
    givenText("ภาษาไทย".repeat(200) + "ข้าว" + "ภาษาไทย".repeat(100));

    assertFound("ข้าว", "ไทยข้าวภาษา", "ภาษาไทย".repeat(300).substring(0, 700));
    assertNotFound("บ้าน");
  }

  @Test
  default void invisibleCharactersHideNoWords() {
    givenText("Donau\u00ADdampf\u00ADschiff no\u2060break zero\u200Bwidth \uFEFFfirst le\u200Eft");

    assertFound("Donaudampfschiff", "nobreak", "zerowidth", "first", "left", "no\u00ADbreak");
  }

  @Test
  default void findsEmojiWithAndWithoutVariationSelectors() {
    givenText("⭐️ ❤️ 👩‍🚀");

    assertFound("⭐", "⭐️", "❤", "❤️", "👩‍🚀");
  }

  @Test
  default void findsArabicWhateverFormsItsLettersHave() {
    givenText("مستشفى القاهرة أحمد إسلام آخر رســالة");

    assertFound("مستشفي", "القاهره", "احمد", "أحمد", "اسلام", "اخر", "رسالة", "رساله");
  }

  @Test
  default void findsPersianWithAndWithoutItsOwnLettersAndJoiners() {
    givenText("کتاب‌های فارسی");

    assertFound("كتابهاي", "کتاب‌های", "کتابهای", "فارسي", "فارسی");
  }

  @Test
  default void findsNumbersInDigitsOfAnyScript() {
    givenText("۱۴۰۳ ٢٠٢٤ १२");

    assertFound("1403", "2024", "١٤٠٣", "12");
  }

  @Test
  default void findsThousandsWithAndWithoutSeparators() {
    givenText("It costs 1,000 or 12’345,678 or 2500");

    assertFound("1000", "1,000", "12345678", "2,500", "\"costs 1000\"");
    assertNotFound("345");
  }

  @Test
  default void findsHebrewAbbreviationsWithEitherMark() {
    givenText("צה״ל ארה\"ב ג׳ירפה");

    assertFound("צה\"ל", "צה״ל", "צהל", "ארה״ב", "ארה\"ב", "ג'ירפה");
  }

  @Test
  default void findsDevanagariWithAndWithoutNukta() {
    givenText("क़लम ज़रूर");

    assertFound("कलम", "क\u093Cलम", "\u0958लम", "जरूर");
  }

  @Test
  default void findsWhatIsWrittenInSeveralScripts() {
    givenText("iPhone手机 和 5G网络");

    assertFound("手机", "iphone", "5g", "网络", "iPhone手机");
  }

  // Case, accents, width

  @Test
  default void findsWordsWhateverTheirCase() {
    givenText("Herald sends NEWS");

    assertFound("herald", "HERALD", "hErAlD", "news", "SENDS News");
  }

  @Test
  default void findsWordsWhateverTheirAccents() {
    givenText("Café Cafe\u0301teria CAFÉZINHO naïve");

    assertFound("cafe", "CAFÉ", "cafe\u0301", "cafeteria", "caféteria", "cafezinho", "naive");
  }

  @Test
  default void accentsInTheQueryDoNotMatterEither() {
    givenText("a cafe in Zurich");

    assertFound("CAFÉ", "cafe\u0301", "Zürich", "ZU\u0308RICH");
  }

  @Test
  default void findsLettersWithStrokesAndLigatures() {
    givenText("Łódź Tromsø Encyclopædia Straße");

    assertFound("lodz", "ŁÓDŹ", "tromso", "encyclopaedia", "STRASSE", "strasse", "straße");
  }

  @Test
  default void findsGreekWhateverItsCaseAndAccents() {
    givenText("Αθήνα, οδός Ερμού");

    assertFound("αθηνα", "ΑΘΗΝΑ", "Αθήνα", "ΟΔΟΣ", "οδος");
  }

  @Test
  default void findsFullWidthLetters() {
    givenText("ＨＥＲＡＬＤ ２０２４ plain");

    assertFound("herald", "2024", "ＰＬＡＩＮ");
  }

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

    assertNotFound("cat", "herald", "gories", "categories1");
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
    assertNotFound("\uD83D", "\uDE00 word");
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

  private void givenChannelOnce() {
    if (ports().channels().find(new ChannelId("news")).isEmpty()) givenChannel("news");
  }

  private Post givenText(String text) {
    givenChannelOnce();
    return givenPost("news", text);
  }

  private List<Post> found(String words) {
    return ports()
        .posts()
        .list(PostQuery.all(Paging.ALL).withWords(words), ChannelScope.ALL)
        .items();
  }

  /** That each of these words finds the one post that there is. */
  private void assertFound(String... each) {
    for (var words : each) assertThat(found(words)).as(words).hasSize(1);
  }

  private void assertNotFound(String... each) {
    for (var words : each) assertThat(found(words)).as(words).isEmpty();
  }
}

package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.PostRepository;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the search of {@link PostRepository} finds in which scripts, cases and widths. */
public interface SearchedScriptsContract extends PortContract {

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

  default void givenChannelOnce() {
    if (ports().channels().find(new ChannelId("news")).isEmpty()) givenChannel("news");
  }

  default Post givenText(String text) {
    givenChannelOnce();
    return givenPost("news", text);
  }

  default List<Post> found(String words) {
    return ports()
        .posts()
        .list(PostQuery.all(Paging.ALL).withWords(words), ChannelScope.ALL)
        .items();
  }

  /** That each of these words finds the one post that there is. */
  default void assertFound(String... each) {
    for (var words : each) assertThat(found(words)).as(words).hasSize(1);
  }

  default void assertNotFound(String... each) {
    for (var words : each) assertThat(found(words)).as(words).isEmpty();
  }
}

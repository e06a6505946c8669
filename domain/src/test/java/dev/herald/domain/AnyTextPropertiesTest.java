package dev.herald.domain;

import static dev.herald.domain.Samples.MINA;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.account.Account;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.Recall;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every value that is made of text, whatever the text. */
class AnyTextPropertiesTest {

  private static final HttpUrl URL = new HttpUrl("https://library.example");

  private static final List<UnaryOperator<String>> VALUES =
      List.of(
          text -> new ChannelId(text).toString(),
          text -> new AccountId(text).toString(),
          text -> new PostId(text).toString(),
          text -> new ImageId(text).toString(),
          text -> new HttpUrl(text).toString(),
          text -> Account.of(MINA).withNick(text).nick(),
          text -> Account.of(MINA).withFaceUrl(text).faceUrl(),
          text ->
              Account.of(MINA)
                  .withAttributes(Map.of("key", text))
                  .attributes()
                  .getOrDefault("key", ""),
          text -> onlyKey(Account.of(MINA).withAttributes(Map.of(text, "value"))),
          text -> new ChannelName(text).toString(),
          text -> new ChannelProfile(text).toString(),
          text -> new Organization(text).toString(),
          text -> new CustomString(text).toString(),
          text -> new PostText(text).toString(),
          text -> new CustomData(text).toString(),
          text -> new Link(text, URL).label(),
          text -> new PostImage(STORED, text).alt(),
          text -> new Recall(text, NOW).reason());

  private static String onlyKey(Account account) {
    return account.attributes().keySet().iterator().next();
  }

  /** Any other exception than {@link InvalidValue} flies, and fails the property. */
  @Property
  @StatisticsReport(onFailureOnly = true)
  void isTakenAndStaysAsItIsOrIsRefusedWithReasons(
      @ForAll(supplier = Texts.Any.class) String text) {
    for (var value : VALUES) {
      try {
        var kept = value.apply(text);
        assertThat(value.apply(kept)).isEqualTo(kept);
        Tally.count(true);
      } catch (InvalidValue invalid) {
        assertThat(invalid.violations())
            .isNotEmpty()
            .doesNotHaveDuplicates()
            .extracting(Violation::rule)
            .allMatch(rule -> rule.matches("[a-z]+(_[a-z]+)*"));
        Tally.count(false);
      }
    }
  }
}

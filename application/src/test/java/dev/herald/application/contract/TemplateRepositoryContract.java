package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftImage;
import dev.herald.domain.draft.DraftLink;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.post.PostType;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a {@link dev.herald.application.port.out.TemplateRepository} promises. */
public interface TemplateRepositoryContract extends PortContract {

  ActorId PRESS_OFFICE = ActorId.of("token:press office");
  TemplateQuery ALL_TEMPLATES = TemplateQuery.all(PageRequest.first(100));

  @Test
  default void findsNoTemplateWhereNoneIs() {
    assertThat(find("none")).isEmpty();
    assertThat(list(ALL_TEMPLATES)).isEmpty();
    assertThat(ports().templates().count()).isZero();
  }

  @Test
  default void keepsEveryFieldOfATemplate() {
    givenChannel("news");
    var template =
        new Template(
            new TemplateId("full"),
            new TemplateName("Road \"works\" 📚"),
            Optional.of(new ChannelId("news")),
            new DraftContent(
                Optional.of(PostType.IMAGE_ONLY),
                " half \u0001 written\n\"'\\ 📚",
                List.of(
                    DraftImage.uploaded(Samples.imageId(Samples.png()), "The \"door\""),
                    DraftImage.elsewhere("htt", "")),
                List.of(new DraftLink("", "exa"), new DraftLink("Hours", "")),
                "{\"poll\": 7}"),
            PRESS_OFFICE,
            Samples.NOW);

    write(() -> ports().templates().insert(template));

    assertThat(find("full")).contains(template);
    assertThat(list(ALL_TEMPLATES)).containsExactly(template);
  }

  @Test
  default void listsFirstWhatWasMadeLastAPageAtATime() {
    var one = givenTemplate("one", "One");
    var two = givenTemplate("two", "Two");
    var three = givenTemplate("three", "Three");

    var first = ports().templates().list(TemplateQuery.all(PageRequest.first(2)), ChannelScope.ALL);

    assertThat(first.items()).containsExactly(three, two);
    var next = new PageRequest(2, first.next());
    assertThat(ports().templates().list(TemplateQuery.all(next), ChannelScope.ALL).items())
        .containsExactly(one);
    assertThat(ports().templates().count()).isEqualTo(3);
  }

  @Test
  default void renamingKeepsThePlaceAndTheRest() {
    var one = givenTemplate("one", "One");
    var two = givenTemplate("two", "Two");

    var renamed = one.rename(new TemplateName("First"));
    write(() -> ports().templates().rename(renamed));

    assertThat(list(ALL_TEMPLATES)).containsExactly(two, renamed);
    assertThat(named("first")).containsExactly(renamed);
    assertThat(named("one")).isEmpty();
  }

  @Test
  default void findsNoTemplateThatWasDeleted() {
    givenTemplate("one", "One");
    var two = givenTemplate("two", "Two");

    write(() -> ports().templates().delete(new TemplateId("one")));
    write(() -> ports().templates().delete(new TemplateId("none")));

    assertThat(find("one")).isEmpty();
    assertThat(list(ALL_TEMPLATES)).containsExactly(two);
    assertThat(ports().templates().count()).isEqualTo(1);
  }

  @Test
  default void findsTemplatesByAPartOfTheirNames() {
    var works = givenTemplate("works", "ÄRGER: Road works, 100%_");
    var pools = givenTemplate("pools", "Ärger: Pools");
    givenTemplate("other", "Other");

    assertThat(named("ärger")).containsExactly(pools, works);
    assertThat(named("ROAD")).containsExactly(works);
    assertThat(named("100%_")).containsExactly(works);
    assertThat(named("%")).containsExactly(works);
    assertThat(named("road  works")).isEmpty();
    assertThat(named("Ｐｏｏｌｓ")).containsExactly(pools);
  }

  @Test
  default void findsTemplatesForAllAndOfTheChannelsThatSomebodyKnowsOf() {
    for (var channel : List.of("news", "sport")) givenChannel(channel);
    var news = new ChannelId("news");
    var common = givenTemplate("common", "Common");
    var ofNews = givenTemplate("of-news", "News", Optional.of(news));
    var ofSport = givenTemplate("of-sport", "Sport", Optional.of(new ChannelId("sport")));
    var newsAlone = ChannelScope.of(List.of(news));

    assertThat(list(ALL_TEMPLATES)).containsExactly(ofSport, ofNews, common);
    assertThat(ports().templates().list(ALL_TEMPLATES, newsAlone).items())
        .containsExactly(ofNews, common);
    assertThat(ports().templates().find(ofSport.id(), newsAlone)).isEmpty();
    assertThat(ports().templates().find(common.id(), newsAlone)).contains(common);
    assertThat(list(new TemplateQuery("", Optional.of(news), PageRequest.first(10))))
        .containsExactly(ofNews, common);
  }

  @Test
  default void findsNoTemplatesOfADeletedChannelAndRemovesThem() {
    var channel = givenChannel("news");
    var image = givenImage("picture", Samples.NOW).id();
    for (var i = 0; i < 150; i++) {
      givenTemplate("t-" + i, "T", Optional.of(channel.id()), withImage(image));
    }
    var kept = givenTemplate("kept", "Kept");

    givenDeleted(channel);

    assertThat(find("t-1")).isEmpty();
    assertThat(list(ALL_TEMPLATES)).containsExactly(kept);
    assertThat(ports().templates().count()).isEqualTo(1);

    purge();

    assertThat(forgetUnused()).containsExactly(image);
    assertThat(find("kept")).contains(kept);
  }

  @Test
  default void imagesOfATemplateAreInUseUntilItIsDeleted() {
    var image = givenImage("picture", Samples.NOW).id();
    givenTemplate("one", "One", Optional.empty(), withImage(image));
    assertThat(forgetUnused()).isEmpty();

    write(() -> ports().templates().delete(new TemplateId("one")));

    assertThat(forgetUnused()).containsExactly(image);
  }

  private Template givenTemplate(String id, String name) {
    return givenTemplate(id, name, Optional.empty());
  }

  private Template givenTemplate(String id, String name, Optional<ChannelId> channel) {
    return givenTemplate(id, name, channel, Samples.draft(name));
  }

  private Template givenTemplate(
      String id, String name, Optional<ChannelId> channel, DraftContent content) {
    var template =
        new Template(
            new TemplateId(id),
            new TemplateName(name),
            channel,
            content,
            PRESS_OFFICE,
            Samples.NOW);
    write(() -> ports().templates().insert(template));
    return template;
  }

  private static DraftContent withImage(ImageId image) {
    return new DraftContent(
        Optional.empty(), "", List.of(DraftImage.uploaded(image, "")), List.of(), "");
  }

  private Optional<Template> find(String id) {
    return ports().templates().find(new TemplateId(id), ChannelScope.ALL);
  }

  private List<Template> named(String name) {
    return list(new TemplateQuery(name, Optional.empty(), PageRequest.first(10)));
  }

  private List<Template> list(TemplateQuery query) {
    return ports().templates().list(query, ChannelScope.ALL).items();
  }

  private List<ImageId> forgetUnused() {
    return write(() -> ports().images().forgetUnused(Samples.NOW.plusSeconds(60), 10));
  }
}

package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.CreateTemplate.OfDraft;
import dev.herald.application.port.in.template.CreateTemplate.OfPost;
import dev.herald.application.port.in.template.CreateTemplate.Source;
import dev.herald.application.port.in.template.UseTemplate;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.TemplateQuery;
import dev.herald.domain.access.Actor;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.template.Template;
import dev.herald.domain.template.TemplateName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Named contents, of drafts and posts, with which others are begun. */
class TemplatesTest extends Story {

  private static final Optional<ChannelId> ALL_CHANNELS = Optional.empty();
  private static final Optional<IdempotencyKey> KEY =
      Optional.of(new IdempotencyKey("token:admin\n1", "closed"));
  private static final Actor NEWS_EDITOR =
      Actor.token(new TokenName("mina"), Role.EDITOR, ChannelScope.of(List.of(NEWS)));

  @BeforeEach
  void twoChannels() {
    givenChannel(NEWS);
    givenChannel(SPORT);
  }

  @Test
  void isMadeOfADraftAsFarAsItIsWritten() {
    var draft = givenDraft(NEWS, "Closed on ").draft();

    var template = create(ADMIN, "Closed", ALL_CHANNELS, new OfDraft(draft.id()));

    assertThat(template)
        .isEqualTo(
            new Template(
                new TemplateId("template-1"),
                new TemplateName("Closed"),
                ALL_CHANNELS,
                Samples.draft("Closed on "),
                ADMIN.id(),
                NOW));
    assertThat(list(ADMIN)).containsExactly(template);
  }

  @Test
  void isMadeOfAPostAndOutlivesIt() {
    var post = givenPost(NEWS, "Closed on Sunday");
    var template = create(ADMIN, "Closed", Optional.of(SPORT), new OfPost(post.post().id()));

    givenRecalled(post);

    assertThat(list(ADMIN)).containsExactly(template);
    assertThat(template.content()).isEqualTo(DraftContent.of(Samples.text("Closed on Sunday")));
    assertRefused(
        Refusal.PostRecalled.class,
        () -> create(ADMIN, "Again", ALL_CHANNELS, new OfPost(post.post().id())));
  }

  @Test
  void beginsDraftsThatGoTheirOwnWays() {
    var template = givenTemplate("Closed", ALL_CHANNELS);

    var one = use(ADMIN, template.id(), Optional.of(NEWS));
    var two = use(ADMIN, template.id(), Optional.of(SPORT));
    herald.deleteTemplate().delete(ADMIN, template.id());

    assertThat(List.of(one.channel(), two.channel())).containsExactly(NEWS, SPORT);
    assertThat(herald.readDrafts().get(ADMIN, one.id()).draft().content())
        .isEqualTo(template.content());
    assertRefused(
        Refusal.TemplateNotFound.class, () -> use(ADMIN, template.id(), Optional.of(NEWS)));
  }

  @Test
  void oneOfAChannelIsForThatUnlessAnotherIsNamed() {
    var ofNews = givenTemplate("News", Optional.of(NEWS)).id();
    var common = givenTemplate("Common", ALL_CHANNELS).id();

    assertThat(use(ADMIN, ofNews, Optional.empty()).channel()).isEqualTo(NEWS);
    assertThat(use(ADMIN, ofNews, Optional.of(SPORT)).channel()).isEqualTo(SPORT);
    assertInvalid(() -> use(ADMIN, common, Optional.empty()), "channelId.required");
  }

  @Test
  void requestThatIsRepeatedIsDoneOnce() {
    var source = new OfDraft(givenDraft(NEWS, "Closed").draft().id());
    var command = new CreateTemplate.Command(new TemplateName("A"), ALL_CHANNELS, source, KEY);
    var first = herald.createTemplate().create(ADMIN, command);
    assertThat(herald.createTemplate().create(ADMIN, command)).isEqualTo(first);

    var other = Optional.of(new IdempotencyKey("token:admin\n2", "use"));
    var use = new UseTemplate.Command(first.template().id(), Optional.of(SPORT), other);
    assertThat(herald.useTemplate().use(ADMIN, use))
        .isEqualTo(herald.useTemplate().use(ADMIN, use));

    assertThat(list(ADMIN)).hasSize(1);
  }

  @Test
  void isRenamed() {
    var template = givenTemplate("Closd", ALL_CHANNELS);

    herald.renameTemplate().rename(ADMIN, template.id(), new TemplateName("Closed"));

    assertThat(list(ADMIN)).containsExactly(template.rename(new TemplateName("Closed")));
  }

  @Test
  void whoeverIsBoundToSomeChannelsSeesThoseAndTheCommonOnesAndChangesTheirOwn() {
    var ofSport = givenTemplate("Sport", Optional.of(SPORT)).id();
    var common = givenTemplate("Common", ALL_CHANNELS);
    var ofNews = givenTemplate("News", Optional.of(NEWS));

    assertThat(list(NEWS_EDITOR)).containsExactly(ofNews, common);
    assertThat(use(NEWS_EDITOR, common.id(), Optional.of(NEWS)).channel()).isEqualTo(NEWS);
    herald.renameTemplate().rename(NEWS_EDITOR, ofNews.id(), new TemplateName("Ours"));
    herald.deleteTemplate().delete(NEWS_EDITOR, ofNews.id());
    assertRefused(
        Refusal.TemplateNotFound.class, () -> herald.readTemplates().get(NEWS_EDITOR, ofSport));
    assertRefused(
        Refusal.Forbidden.class, () -> herald.deleteTemplate().delete(NEWS_EDITOR, common.id()));
    assertRefused(
        Refusal.Forbidden.class,
        () ->
            herald
                .renameTemplate()
                .rename(NEWS_EDITOR, common.id(), new TemplateName("Ours alone")));
    var draft = new OfDraft(givenDraft(NEWS, "Plan").draft().id());
    assertRefused(
        Refusal.Forbidden.class, () -> create(NEWS_EDITOR, "Everywhere", ALL_CHANNELS, draft));
    assertRefused(
        Refusal.ChannelNotFound.class,
        () -> create(NEWS_EDITOR, "There", Optional.of(SPORT), draft));
  }

  @Test
  void endsWithItsChannel() {
    var template = givenTemplate("Sport", Optional.of(SPORT)).id();

    givenDeleted(SPORT);

    assertThat(list(ADMIN)).isEmpty();
    assertRefused(
        Refusal.TemplateNotFound.class, () -> herald.readTemplates().get(ADMIN, template));
    var draft = new OfDraft(new DraftId("draft-1"));
    assertRefused(
        Refusal.ChannelNotFound.class, () -> create(ADMIN, "Late", Optional.of(SPORT), draft));
  }

  @Test
  void fiveHundredAreTheMost() {
    var source = new OfDraft(givenDraft(NEWS, "Closed").draft().id());
    for (var i = 0; i < Template.MAX; i++) create(ADMIN, "T " + i, ALL_CHANNELS, source);

    assertThatExceptionOfType(Refusal.TooManyTemplates.class)
        .isThrownBy(() -> create(ADMIN, "One more", ALL_CHANNELS, source));
  }

  private Template givenTemplate(String name, Optional<ChannelId> channel) {
    return givenTemplate(name, channel, givenDraft(NEWS, name).draft().id());
  }

  private Template create(Actor actor, String name, Optional<ChannelId> channel, Source source) {
    var command =
        new CreateTemplate.Command(new TemplateName(name), channel, source, Optional.empty());
    return herald.createTemplate().create(actor, command).template();
  }

  private Draft use(Actor actor, TemplateId template, Optional<ChannelId> channel) {
    var command = new UseTemplate.Command(template, channel, Optional.empty());
    return herald.useTemplate().use(actor, command).draft();
  }

  private List<Template> list(Actor actor) {
    return herald.readTemplates().list(actor, TemplateQuery.all(ALL)).items().stream()
        .map(it -> it.template())
        .toList();
  }
}

package dev.herald.domain.channel;

import static dev.herald.domain.Samples.ELSEWHERE;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.library;
import static dev.herald.domain.Samples.libraryInfo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.DomainEvent.ChannelEdited;
import dev.herald.domain.event.DomainEvent.ChannelField;
import dev.herald.domain.shared.CustomString;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelEditTest {

  @Test
  void eachPartOfAPatchIsSetByItself() {
    var patch =
        ChannelPatch.NONE
            .withName(new ChannelName("New name"))
            .withAvatar(new Avatar(ELSEWHERE))
            .withProfile(new ChannelProfile("p"))
            .withOrganization(new Organization("o"))
            .withCustomString(new CustomString("c"))
            .withSubscriberLimit(new SubscriberLimit(7))
            .withVisibility(Visibility.PUBLIC);

    assertThat(patch)
        .isEqualTo(
            new ChannelPatch(
                Optional.of(new ChannelName("New name")),
                Optional.of(new Avatar(ELSEWHERE)),
                Optional.of(new ChannelProfile("p")),
                Optional.of(new Organization("o")),
                Optional.of(new CustomString("c")),
                Optional.of(new SubscriberLimit(7)),
                Optional.of(Visibility.PUBLIC)));
    assertThat(library().edit(ChannelPatch.NONE, NOW.plusSeconds(1)).events()).isEmpty();
  }

  /** A patch does not know which posts there are. */
  private static final Set<ChannelField> PATCHED =
      EnumSet.complementOf(EnumSet.of(ChannelField.PINNED_POST));

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final ChannelName NAME = new ChannelName("Town Library");
  private static final Avatar AVATAR = new Avatar(ELSEWHERE);
  private static final ChannelProfile PROFILE = new ChannelProfile("Books\nand more");
  private static final Organization ORGANIZATION = new Organization("City of Books");
  private static final CustomString CUSTOM = new CustomString("{}");
  private static final SubscriberLimit LIMIT = new SubscriberLimit(7);

  static Stream<Arguments> singleChanges() {
    return Stream.of(
        change(ChannelField.NAME, info -> info.withName(NAME)),
        change(ChannelField.AVATAR, info -> info.withAvatar(AVATAR)),
        change(ChannelField.PROFILE, info -> info.withProfile(PROFILE)),
        change(ChannelField.ORGANIZATION, info -> info.withOrganization(ORGANIZATION)),
        change(ChannelField.CUSTOM_STRING, info -> info.withCustomString(CUSTOM)),
        change(ChannelField.SUBSCRIBER_LIMIT, info -> info.withSubscriberLimit(LIMIT)),
        change(ChannelField.VISIBILITY, info -> info.withVisibility(Visibility.PUBLIC)));
  }

  private static Arguments change(ChannelField field, UnaryOperator<ChannelInfo> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("singleChanges")
  void replacesOnePartAndLeavesTheOthers(ChannelField field, UnaryOperator<ChannelInfo> change) {
    var edited = library().edit(patchOf(Set.of(field)), LATER);

    assertThat(edited.result().info())
        .isEqualTo(change.apply(libraryInfo()))
        .isNotEqualTo(libraryInfo());
    assertThat(edited.events())
        .containsExactly(new ChannelEdited(LIBRARY, 2, Set.of(field), LATER));
  }

  @Test
  void makesAnotherChannelOneRevisionLater() {
    var before = library();
    var after = before.edit(patchOf(Set.of(ChannelField.NAME)), LATER).result();

    assertThat(after)
        .isEqualTo(
            new Channel(
                LIBRARY,
                before.owner(),
                before.info().withName(NAME),
                Optional.empty(),
                NOW,
                LATER,
                2));
    assertThat(before).isEqualTo(library());
  }

  @Test
  void takesWhatIsNamedButTheSameForNoChange() {
    var samePatch =
        new ChannelPatch(
            Optional.of(new ChannelName("City Library")),
            Optional.of(libraryInfo().avatar()),
            Optional.of(ChannelProfile.NONE),
            Optional.of(Organization.NONE),
            Optional.of(CustomString.NONE),
            Optional.of(SubscriberLimit.DEFAULT),
            Optional.of(Visibility.PRIVATE));

    assertNothingHappens(library(), samePatch, LATER);
  }

  @Test
  void isNotOlderThanTheEditBeforeItEvenIfTheClockWasSetBack() {
    var edited = library().edit(patchOf(Set.of(ChannelField.NAME)), LATER).result();
    var again = edited.edit(patchOf(Set.of(ChannelField.PROFILE)), LATER.minusNanos(1));

    assertThat(again.result().updatedAt()).isEqualTo(LATER);
    assertThat(again.result().revision()).isEqualTo(3);
    assertThat(again.events())
        .containsExactly(new ChannelEdited(LIBRARY, 3, Set.of(ChannelField.PROFILE), LATER));
  }

  /** All choices of fields there are. */
  static Stream<Set<ChannelField>> choices() {
    var all = ChannelField.values();
    return IntStream.range(0, 1 << all.length)
        .mapToObj(
            choice ->
                Stream.of(all)
                    .filter(field -> (choice >> field.ordinal() & 1) == 1)
                    .collect(Collectors.toSet()));
  }

  @Test
  void changesNothingIfThePatchIsEmpty() {
    choices()
        .forEach(
            before -> {
              var channel = library().edit(patchOf(before), LATER).result();
              for (var seconds : new long[] {-1_000_000, -1, 0, 1, 60, 1_000_000}) {
                assertNothingHappens(channel, patchOf(Set.of()), NOW.plusSeconds(seconds));
              }
            });
  }

  @Test
  void tellsExactlyWhatChangedAndChangesNothingTheSecondTime() {
    choices()
        .forEach(
            any -> {
              var fields = EnumSet.copyOf(PATCHED);
              fields.retainAll(any);
              var edited = library().edit(patchOf(fields), LATER);

              assertThat(edited.result().info().differencesTo(libraryInfo())).isEqualTo(fields);
              assertThat(edited.result().revision()).isEqualTo(fields.isEmpty() ? 1 : 2);
              assertThat(edited.events()).hasSize(fields.isEmpty() ? 0 : 1);
              assertNothingHappens(edited.result(), patchOf(fields), LATER);
            });
  }

  private static void assertNothingHappens(Channel channel, ChannelPatch patch, Instant now) {
    var edited = channel.edit(patch, now);
    assertThat(edited.result()).isSameAs(channel);
    assertThat(edited.events()).isEmpty();
  }

  private static ChannelPatch patchOf(Set<ChannelField> fields) {
    return new ChannelPatch(
        Optional.of(NAME).filter(name -> fields.contains(ChannelField.NAME)),
        Optional.of(AVATAR).filter(avatar -> fields.contains(ChannelField.AVATAR)),
        Optional.of(PROFILE).filter(profile -> fields.contains(ChannelField.PROFILE)),
        Optional.of(ORGANIZATION).filter(o -> fields.contains(ChannelField.ORGANIZATION)),
        Optional.of(CUSTOM).filter(custom -> fields.contains(ChannelField.CUSTOM_STRING)),
        Optional.of(LIMIT).filter(limit -> fields.contains(ChannelField.SUBSCRIBER_LIMIT)),
        Optional.of(Visibility.PUBLIC).filter(it -> fields.contains(ChannelField.VISIBILITY)));
  }
}

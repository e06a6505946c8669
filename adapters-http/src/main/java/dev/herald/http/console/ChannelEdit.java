package dev.herald.http.console;

import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.shared.InvalidValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody has changed of a channel: of its fields those that differ from what the form showed
 * when it was opened. All others stay as they are, whoever else changes them.
 */
final class ChannelEdit {

  private final Form form;
  private final ChannelPatch entered;

  /**
   * @throws InvalidValue with everything that is wrong
   */
  ChannelEdit(Form form) {
    this.form = form;
    entered = ChannelForm.patch(form);
  }

  /** What is to be changed. */
  ChannelPatch patch() {
    return new ChannelPatch(
        entered.name().filter(it -> isChanged("name")),
        entered.avatar().filter(it -> isChanged("avatar")),
        entered.profile().filter(it -> isChanged("profile")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        entered.visibility().filter(it -> isChanged("visibility")));
  }

  private boolean isChanged(String field) {
    return !form.find("was-" + field).equals(form.find(field));
  }

  /** The fields that somebody else has changed too, and to something else. */
  Set<String> collisions(ChannelInfo theirs) {
    var mine = mine();
    var now = shown(theirs);
    return now.keySet().stream()
        .filter(this::isChanged)
        .filter(field -> !Objects.equals(form.text("was-" + field), now.get(field)))
        .filter(field -> !Objects.equals(mine.get(field), now.get(field)))
        .collect(Collectors.toSet());
  }

  private Map<String, String> mine() {
    return Map.of(
        "name", entered.name().orElseThrow().value(),
        "avatar", ChannelForm.text(entered.avatar().orElseThrow().image()),
        "profile", entered.profile().orElseThrow().value(),
        "visibility", entered.visibility().map(Enum::name).orElse(""));
  }

  /** As a form shows it and sends it back. */
  private static Map<String, String> shown(ChannelInfo info) {
    return Map.of(
        "name", info.name().value(),
        "avatar", ChannelForm.text(info.avatar().image()),
        "profile", info.profile().value().replace("\r\n", "\n").replace('\r', '\n'),
        "visibility", info.visibility().name());
  }
}

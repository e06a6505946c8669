package dev.herald.http.console;

import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.shared.Violations;
import dev.herald.http.request.Choices;
import java.util.Optional;

/** Reads the form that creates and edits channels. */
final class ChannelForm {

  private ChannelForm() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static ChannelInfo info(Form form) {
    var patch = patch(form);
    return ChannelInfo.of(patch.name().orElseThrow(), patch.avatar().orElseThrow())
        .withProfile(patch.profile().orElseThrow())
        .withVisibility(patch.visibility().orElse(Visibility.PRIVATE));
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static ChannelPatch patch(Form form) {
    var violations = new Violations();
    var name = violations.check(() -> new ChannelName(form.text("name")));
    var avatar = violations.checkAs("avatar", () -> new Avatar(image(form.text("avatar"))));
    var profile = violations.check(() -> new ChannelProfile(form.text("profile")));
    var visibility =
        form.find("visibility")
            .map(it -> violations.checkAs("visibility", () -> Choices.of(Visibility.class, it)));
    violations.throwIfAny();
    return new ChannelPatch(
        Optional.of(name),
        Optional.of(avatar),
        Optional.of(profile),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        visibility);
  }

  /** The revision that was shown when the edit began. */
  static long revision(Form form) {
    try {
      return Long.parseLong(form.text("revision"));
    } catch (NumberFormatException e) {
      throw new InvalidValue(Violation.of("revision", "malformed", "must be a number"));
    }
  }

  /** An image by its id, or by its address if it is kept elsewhere. */
  static ImageRef image(String text) {
    if (text.isEmpty()) throw new InvalidValue(Violation.required("image"));
    return text.contains(":")
        ? new ImageRef.External(new HttpUrl(text))
        : new ImageRef.Stored(new ImageId(text));
  }

  /** The image as the form sends it. */
  static String text(ImageRef image) {
    return image
        .stored()
        .map(ImageId::value)
        .or(() -> image.external().map(HttpUrl::value))
        .orElseThrow();
  }
}

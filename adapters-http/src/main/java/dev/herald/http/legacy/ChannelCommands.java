package dev.herald.http.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadChannels;
import dev.herald.domain.access.Actor;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.Violations;
import dev.herald.http.image.ImageUrls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Creates, changes, deletes and describes channels. */
final class ChannelCommands {

  private static final int MOST_IDS = 50;

  private final CreateChannel createChannel;
  private final EditChannel editChannel;
  private final DeleteChannel deleteChannel;
  private final ReadChannels readChannels;
  private final DefaultPhoto photos;
  private final ChannelWriter writer;

  ChannelCommands(UseCases useCases, ImageUrls urls) {
    createChannel = useCases.createChannel();
    editChannel = useCases.editChannel();
    deleteChannel = useCases.deleteChannel();
    readChannels = useCases.readChannels();
    photos = new DefaultPhoto(useCases.uploadImage(), urls);
    writer = new ChannelWriter(urls);
  }

  List<Command> commands() {
    return List.of(
        new Command(CommandGroup.MANAGEMENT, "create_official_account", this::create),
        new Command(CommandGroup.MANAGEMENT, "destroy_official_account", this::destroy),
        new Command(CommandGroup.MANAGEMENT, "modify_official_account_base_info", this::modify),
        new Command(CommandGroup.MANAGEMENT, "get_official_account_info", this::get));
  }

  private void create(Actor actor, JsonFields request, ObjectNode answer) {
    var id =
        request.findText("OfficialAccountUserID").filter(it -> !it.isEmpty()).map(ChannelIds::read);
    var owner = new AccountId(request.text("Owner_Account"));
    var given = patch(request);
    var name = given.name().orElseThrow(() -> request.bad("Name", "is required"));
    var info =
        ChannelInfo.of(name, given.avatar().orElse(DefaultPhoto.AVATAR))
            .withProfile(given.profile().orElse(ChannelProfile.NONE))
            .withOrganization(given.organization().orElse(Organization.NONE))
            .withCustomString(given.customString().orElse(CustomString.NONE))
            .withSubscriberLimit(given.subscriberLimit().orElse(SubscriberLimit.DEFAULT));
    photos.keep(actor, info.avatar());
    var created =
        createChannel.create(actor, new CreateChannel.Command(id, owner, info, Optional.empty()));
    answer.put("OfficialAccountUserID", ChannelIds.write(created.channel().id()));
  }

  private void destroy(Actor actor, JsonFields request, ObjectNode answer) {
    var id = ChannelIds.read(request.text("Official_Account"));
    deleteChannel.delete(actor, new DeleteChannel.Command(id, OptionalLong.empty()));
  }

  private void modify(Actor actor, JsonFields request, ObjectNode answer) {
    var id = ChannelIds.read(request.text("Official_Account", "OfficialAccount"));
    var patch = patch(request);
    patch.avatar().ifPresent(photo -> photos.keep(actor, photo));
    editChannel.edit(actor, new EditChannel.Command(id, patch, OptionalLong.empty()));
  }

  /** What the request says of a channel, which is all that it changes of one. */
  private ChannelPatch patch(JsonFields request) {
    var violations = new Violations();
    var name = read(request, "Name", ChannelName::new, violations);
    var profile = read(request, "Introduction", ChannelProfile::new, violations);
    var photo = read(request, "FaceUrl", photos::read, violations);
    var organization = read(request, "Organization", Organization::new, violations);
    var custom = read(request, "CustomString", CustomString::new, violations);
    var number = request.findNumber("MaxSubscriberNum");
    var limit =
        number.isPresent()
            ? Optional.ofNullable(
                violations.checkAs(
                    "MaxSubscriberNum", () -> SubscriberLimit.of(number.getAsLong())))
            : Optional.<SubscriberLimit>empty();
    violations.throwIfAny();
    return new ChannelPatch(name, photo, profile, organization, custom, limit, Optional.empty());
  }

  private static <T> Optional<T> read(
      JsonFields request, String field, Function<String, T> value, Violations violations) {
    return request
        .findText(field)
        .flatMap(text -> Optional.ofNullable(violations.checkAs(field, () -> value.apply(text))));
  }

  private void get(Actor actor, JsonFields request, ObjectNode answer) {
    var ids = request.objects("OfficialAccountIdList", MOST_IDS);
    var wanted = request.inside("ResponseFilter").findNames("OfficialAccountBaseInfoFilter");
    var list = answer.putArray("OfficialAccountInfoList");
    for (var item : ids) {
      var id = item.text("Official_Account");
      var one = list.addObject().put("Official_Account", id);
      try {
        var channel = readChannels.get(actor, ChannelIds.read(id));
        one.put("ErrorCode", 0).put("ErrorInfo", "");
        writer.write(channel, wanted, one);
      } catch (LegacyFailure malformed) {
        one.put("ErrorCode", malformed.code()).put("ErrorInfo", malformed.info());
      } catch (Refusal.ChannelNotFound gone) {
        one.put("ErrorCode", CommandGroup.MANAGEMENT.noChannel).put("ErrorInfo", gone.message());
      }
    }
  }
}

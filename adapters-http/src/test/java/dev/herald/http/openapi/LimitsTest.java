package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.view.DeliveryView;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.event.EventType;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.image.Crop;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.post.Recall;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.shared.Violations;
import dev.herald.domain.template.TemplateName;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.http.request.Headers;
import dev.herald.http.request.RequestBody;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the limits that are described with those of the code. */
class LimitsTest {

  private static final Set<String> KEYWORDS =
      Set.of(
          "x-max-bytes",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "default");

  private static final Map<String, Object> LIMITS =
      Map.ofEntries(
          entry("schemas/ChannelId/x-max-bytes", ChannelId.MAX_BYTES),
          entry("schemas/AccountId/x-max-bytes", AccountId.MAX_BYTES),
          entry("schemas/Url/x-max-bytes", HttpUrl.MAX_BYTES),
          entry("schemas/ChannelName/x-max-bytes", ChannelName.MAX_BYTES),
          entry("schemas/ChannelProfile/x-max-bytes", ChannelProfile.MAX_BYTES),
          entry("schemas/Organization/x-max-bytes", Organization.MAX_BYTES),
          entry("schemas/CustomString/x-max-bytes", CustomString.MAX_BYTES),
          entry("schemas/SubscriberLimit/minimum", SubscriberLimit.MIN),
          entry("schemas/SubscriberLimit/maximum", SubscriberLimit.MAX),
          entry("schemas/NewAvatar/properties/url/x-max-bytes", Avatar.MAX_URL_BYTES),
          entry("schemas/Crop/properties/left/minimum", 0),
          entry("schemas/Crop/properties/left/maximum", Crop.WHOLE - 1),
          entry("schemas/Crop/properties/top/minimum", 0),
          entry("schemas/Crop/properties/top/maximum", Crop.WHOLE - 1),
          entry("schemas/Crop/properties/width/minimum", 1),
          entry("schemas/Crop/properties/width/maximum", Crop.WHOLE),
          entry("schemas/Crop/properties/height/minimum", 1),
          entry("schemas/Crop/properties/height/maximum", Crop.WHOLE),
          entry("schemas/Crop/properties/rotation/default", 0),
          entry("schemas/NewChannel/properties/owner/default", AccountId.ADMINISTRATOR.value()),
          entry(
              "schemas/NewChannel/properties/subscriberLimit/default",
              SubscriberLimit.DEFAULT.value()),
          entry("schemas/NewChannel/properties/visibility/default", Visibility.PRIVATE.name()),
          entry("schemas/PostText/x-max-bytes", PostText.MAX_BYTES),
          entry("schemas/Alt/x-max-bytes", PostImage.MAX_ALT_BYTES),
          entry("schemas/LinkLabel/x-max-bytes", Link.MAX_LABEL_BYTES),
          entry("schemas/CustomData/x-max-bytes", CustomData.MAX_BYTES),
          entry("schemas/DraftText/x-max-bytes", DraftContent.MAX_BYTES),
          entry("schemas/Draft/properties/images/maxItems", DraftContent.MAX_IMAGES),
          entry("schemas/Draft/properties/links/maxItems", DraftContent.MAX_LINKS),
          entry("schemas/DraftContent/properties/images/maxItems", DraftContent.MAX_IMAGES),
          entry("schemas/DraftContent/properties/links/maxItems", DraftContent.MAX_LINKS),
          entry("schemas/CrossPostRequest/properties/channels/minItems", 1),
          entry("schemas/CrossPostRequest/properties/channels/maxItems", Draft.MAX_CHANNELS),
          entry("schemas/TemplateName/minLength", 1),
          entry("schemas/TemplateName/x-max-bytes", TemplateName.MAX_BYTES),
          entry("schemas/Template/properties/images/maxItems", DraftContent.MAX_IMAGES),
          entry("schemas/Template/properties/links/maxItems", DraftContent.MAX_LINKS),
          entry("schemas/Post/properties/images/maxItems", PostContent.MAX_IMAGES),
          entry("schemas/Post/properties/links/maxItems", PostContent.MAX_LINKS),
          entry("schemas/NewPost/properties/images/maxItems", PostContent.MAX_IMAGES),
          entry("schemas/NewPost/properties/links/maxItems", PostContent.MAX_LINKS),
          entry("schemas/Problem/properties/violations/maxItems", Violations.MAX),
          entry("schemas/NewWebhook/properties/events/maxItems", EventType.values().length),
          entry(
              "schemas/WebhookPatch/properties/events/anyOf/0/maxItems", EventType.values().length),
          entry("schemas/DeliveryChoice/properties/ids/maxItems", 1000),
          entry("schemas/RecallReason/x-max-bytes", Recall.MAX_REASON_BYTES),
          entry("schemas/WebhookDescription/x-max-bytes", WebhookDescription.MAX_BYTES),
          entry("schemas/TokenName/x-max-bytes", TokenName.MAX_BYTES),
          entry("schemas/TokenChannels/minItems", 1),
          entry("schemas/TokenChannels/maxItems", ChannelScope.MAX_CHANNELS),
          entry("schemas/NewStreamTicket/properties/seconds/minimum", TicketLife.MIN_SECONDS),
          entry("schemas/NewStreamTicket/properties/seconds/maximum", TicketLife.MAX_SECONDS),
          entry(
              "schemas/NewStreamTicket/properties/seconds/default",
              Math.toIntExact(TicketLife.LONGEST.seconds())),
          entry("schemas/ReadRequest/properties/sequence/minimum", 0),
          entry("parameters/Limit/schema/minimum", 1),
          entry("parameters/Limit/schema/maximum", PageRequest.MAX_LIMIT),
          entry("parameters/Limit/schema/default", PageRequest.DEFAULT_LIMIT),
          entry("parameters/IdempotencyKey/schema/minLength", 1),
          entry("parameters/IdempotencyKey/schema/maxLength", Headers.MAX_KEY_LENGTH));

  @Test
  void areThoseOfTheCode() {
    var described = new TreeMap<String, Object>();
    HERALD.walk(
        (at, node) -> {
          if (at.startsWith("/components/") && isLimit(at)) {
            described.put(
                at.substring("/components/".length()),
                node.isNumber() ? node.asInt() : node.asText());
          }
        });

    assertThat(described).containsExactlyInAnyOrderEntriesOf(LIMITS);
  }

  private static boolean isLimit(String pointer) {
    return KEYWORDS.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  @Test
  void ofBodiesAreThoseOfTheCode() {
    for (var operation : HERALD.operations()) {
      if (operation.json().isPresent()) {
        assertThat(operation.node().at("/requestBody/x-max-bytes").asInt())
            .as(operation.toString())
            .isEqualTo(RequestBody.MAX_BYTES);
      }
    }
    assertThat(HERALD.at("/info/description").asText()).contains(RequestBody.MAX_BYTES + " bytes");
  }

  @Test
  void ofThumbnailsAreThoseOfTheCode() {
    var size = HERALD.at("/paths/~1images~1{imageId}~1thumbnail/get/parameters/0/schema");

    assertThat(size.get("minimum").asInt()).isEqualTo(ReadImage.MIN_THUMBNAIL_EDGE);
    assertThat(size.get("maximum").asInt()).isEqualTo(ReadImage.MAX_THUMBNAIL_EDGE);
    assertThat(size.get("default").asInt()).isEqualTo(ReadImage.DEFAULT_THUMBNAIL_EDGE);
  }

  @Test
  void areAlsoSaidInWords() {
    HERALD.walk(
        (at, node) -> {
          if (at.startsWith("/components/schemas/") && node.has("x-max-bytes")) {
            assertThat(node.path("description").asText())
                .as(at)
                .contains(node.get("x-max-bytes").asInt() + " bytes");
          }
        });
  }

  @Test
  void ofChoicesAreTheValuesOfTheCode() {
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/PostType/enum")))
        .containsExactlyElementsOf(Arrays.stream(PostType.values()).map(Enum::name).toList());
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/NotificationMode/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(NotificationMode.values()).map(Enum::name).toList());
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/EventType/enum")))
        .hasSameSizeAs(EventType.values());
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/Role/enum")))
        .containsExactlyElementsOf(lowerCase(Role.values()));
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/Token/properties/state/enum")))
        .containsExactlyElementsOf(lowerCase(Token.State.values()));
    assertThat(ApiDescription.texts(HERALD.at("/components/schemas/DeliveryState/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(DeliveryView.State.values()).map(Enum::name).toList());
  }

  private static List<String> lowerCase(Enum<?>[] values) {
    return Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
  }
}

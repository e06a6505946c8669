package dev.herald.http.v1;

import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.in.template.CreateTemplate;
import dev.herald.application.port.in.template.CreateTemplate.Source;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.domain.template.TemplateName;
import dev.herald.http.request.RequestObject;
import java.util.Optional;

/** Reads the requests that make and rename templates. */
final class TemplateRequests {

  private TemplateRequests() {}

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static CreateTemplate.Command create(RequestObject body, Optional<IdempotencyKey> key) {
    var name = body.required("name", TemplateName::new);
    var channel = body.optional("channelId", ChannelId::new);
    var draft = body.optional("draftId", DraftId::new).<Source>map(CreateTemplate.OfDraft::new);
    var post = body.optional("postId", PostId::new).<Source>map(CreateTemplate.OfPost::new);
    body.end();
    if (!body.isThere("draftId") && !body.isThere("postId")) {
      body.violations().add(Violation.required("draftId"));
    } else if (body.isThere("draftId") && body.isThere("postId")) {
      body.violations().add(Violation.of("postId", "conflict", "must not come with a draft"));
    }
    body.violations().throwIfAny();
    return new CreateTemplate.Command(name, channel, draft.or(() -> post).orElseThrow(), key);
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  static TemplateName name(RequestObject body) {
    var name = body.required("name", TemplateName::new);
    body.end();
    body.violations().throwIfAny();
    return name;
  }
}

package dev.herald.http.v1;

import dev.herald.application.port.in.access.InviteColleague.Invitation;
import dev.herald.http.json.Json;
import java.time.Instant;

/**
 * An invitation in the answer to the request that made it.
 *
 * @param url the page that accepts it
 * @param validUntil up to when
 */
record InvitationJson(String url, String validUntil, TokenJson token) {

  /**
   * @param address where the server is reached
   */
  static InvitationJson of(Invitation invitation, String address, Instant now) {
    return new InvitationJson(
        address + "/console/sign-in/" + invitation.code(),
        Json.time(invitation.until()),
        TokenJson.of(invitation.token(), now));
  }
}

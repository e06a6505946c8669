package dev.herald.application.view;

import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import java.time.Instant;

/**
 * A session, as those see it who may end it.
 *
 * @param id by which it is ended; nobody gets in with it
 * @param until when it ends
 * @param lastUse when and from where it was used last, to the minute
 * @param browser what the browser said that it is; may be empty
 */
public record SessionView(
    String id,
    TokenName token,
    Instant begunAt,
    Instant until,
    Token.Use lastUse,
    String browser) {}

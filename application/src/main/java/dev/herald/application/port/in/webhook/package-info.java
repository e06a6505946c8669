/** Webhooks, and the deliveries of events to them. */
@NullMarked
package dev.herald.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;

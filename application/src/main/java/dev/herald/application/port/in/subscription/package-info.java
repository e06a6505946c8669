/** What can be done with subscriptions. */
@NullMarked
package dev.herald.application.port.in.subscription;

import org.jspecify.annotations.NullMarked;

/** The channel: its rules and its life. */
@NullMarked
package dev.herald.domain.channel;

import org.jspecify.annotations.NullMarked;

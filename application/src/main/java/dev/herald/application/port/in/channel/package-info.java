/** What can be done with channels. */
@NullMarked
package dev.herald.application.port.in.channel;

import org.jspecify.annotations.NullMarked;

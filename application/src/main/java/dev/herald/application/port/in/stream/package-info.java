/** What streams of events are made of. */
@NullMarked
package dev.herald.application.port.in.stream;

import org.jspecify.annotations.NullMarked;

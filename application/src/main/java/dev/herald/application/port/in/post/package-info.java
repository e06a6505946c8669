/** What can be done with posts. */
@NullMarked
package dev.herald.application.port.in.post;

import org.jspecify.annotations.NullMarked;

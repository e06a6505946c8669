/** What can be done with drafts. */
@NullMarked
package dev.herald.application.port.in.draft;

import org.jspecify.annotations.NullMarked;

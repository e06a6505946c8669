/** How requests come in and answers go out: without a thread that waits, and within limits. */
@NullMarked
package dev.herald.http.door;

import org.jspecify.annotations.NullMarked;

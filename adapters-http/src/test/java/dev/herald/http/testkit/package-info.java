/** A server to ask, clients that ask it, and a look at the whole of what it answers. */
@NullMarked
package dev.herald.http.testkit;

import org.jspecify.annotations.NullMarked;

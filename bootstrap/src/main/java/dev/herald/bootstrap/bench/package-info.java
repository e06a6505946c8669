/** Measures a server from outside, as its clients see it. */
@NullMarked
package dev.herald.bootstrap.bench;

import org.jspecify.annotations.NullMarked;

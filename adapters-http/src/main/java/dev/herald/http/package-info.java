/** The server: routes, and what all of them have in common. */
@NullMarked
package dev.herald.http;

import org.jspecify.annotations.NullMarked;

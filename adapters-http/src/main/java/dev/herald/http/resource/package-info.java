/** Files that come with the program. */
@NullMarked
package dev.herald.http.resource;

import org.jspecify.annotations.NullMarked;

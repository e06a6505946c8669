/** How often clients may ask, and guess. */
@NullMarked
package dev.herald.http.rate;

import org.jspecify.annotations.NullMarked;

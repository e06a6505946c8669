/** Which pages of other servers may read. */
@NullMarked
package dev.herald.http.cors;

import org.jspecify.annotations.NullMarked;

/** Who the caller is. */
@NullMarked
package dev.herald.http.auth;

import org.jspecify.annotations.NullMarked;

/** What programs that use a server of Herald's need. */
@NullMarked
package dev.herald.http.client;

import org.jspecify.annotations.NullMarked;

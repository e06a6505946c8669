/** What happens, sent to clients as it happens, without a thread for each. */
@NullMarked
package dev.herald.http.stream;

import org.jspecify.annotations.NullMarked;

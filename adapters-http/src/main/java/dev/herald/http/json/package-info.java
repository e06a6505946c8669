/** How JSON is read and written. */
@NullMarked
package dev.herald.http.json;

import org.jspecify.annotations.NullMarked;

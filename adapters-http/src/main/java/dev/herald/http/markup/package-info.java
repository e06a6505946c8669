/** HTML and XML that is written by hand, where templates would be too much. */
@NullMarked
package dev.herald.http.markup;

import org.jspecify.annotations.NullMarked;

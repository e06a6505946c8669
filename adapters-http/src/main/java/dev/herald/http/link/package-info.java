/** The addresses of what several surfaces lead to. */
@NullMarked
package dev.herald.http.link;

import org.jspecify.annotations.NullMarked;

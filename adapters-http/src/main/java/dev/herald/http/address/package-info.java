/** Where clients are: their addresses, and whom Herald believes about them. */
@NullMarked
package dev.herald.http.address;

import org.jspecify.annotations.NullMarked;

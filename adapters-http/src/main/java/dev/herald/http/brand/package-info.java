/** Under which name, colour and picture people see the server. */
@NullMarked
package dev.herald.http.brand;

import org.jspecify.annotations.NullMarked;

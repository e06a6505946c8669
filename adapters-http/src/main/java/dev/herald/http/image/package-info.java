/** Where images are to be found. */
@NullMarked
package dev.herald.http.image;

import org.jspecify.annotations.NullMarked;

/** How channels and posts refer to pictures. */
@NullMarked
package dev.herald.domain.image;

import org.jspecify.annotations.NullMarked;

/** Image bytes in the file system, and what is known of image formats. */
@NullMarked
package dev.herald.persistence.image;

import org.jspecify.annotations.NullMarked;

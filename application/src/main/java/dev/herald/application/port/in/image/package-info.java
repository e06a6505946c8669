/** What can be done with images. */
@NullMarked
package dev.herald.application.port.in.image;

import org.jspecify.annotations.NullMarked;

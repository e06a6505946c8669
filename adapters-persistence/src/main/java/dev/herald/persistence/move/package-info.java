/** Archives of all that is stored, which go from a database of any kind into one of any kind. */
@NullMarked
package dev.herald.persistence.move;

import org.jspecify.annotations.NullMarked;

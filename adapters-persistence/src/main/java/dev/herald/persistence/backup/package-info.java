/** Copies of all that is stored: how they are made, kept, and put back. */
@NullMarked
package dev.herald.persistence.backup;

import org.jspecify.annotations.NullMarked;

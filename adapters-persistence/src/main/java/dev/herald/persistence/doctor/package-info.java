/** Looks over all that is stored, changes nothing, and says what to do about what it finds. */
@NullMarked
package dev.herald.persistence.doctor;

import org.jspecify.annotations.NullMarked;

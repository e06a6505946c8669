/** The folder that holds all of Herald's data. */
@NullMarked
package dev.herald.persistence.folder;

import org.jspecify.annotations.NullMarked;

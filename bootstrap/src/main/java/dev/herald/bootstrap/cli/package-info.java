/** The commands of the program. */
@NullMarked
package dev.herald.bootstrap.cli;

import org.jspecify.annotations.NullMarked;

/** The server as a program: settings, wiring, start and stop. */
@NullMarked
package dev.herald.bootstrap;

import org.jspecify.annotations.NullMarked;

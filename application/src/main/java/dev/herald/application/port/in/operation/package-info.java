/** What those ask for who run Herald, and what is done in the background. */
@NullMarked
package dev.herald.application.port.in.operation;

import org.jspecify.annotations.NullMarked;

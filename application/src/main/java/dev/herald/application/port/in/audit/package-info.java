/** Who did what. */
@NullMarked
package dev.herald.application.port.in.audit;

import org.jspecify.annotations.NullMarked;

/** What can be done with templates. */
@NullMarked
package dev.herald.application.port.in.template;

import org.jspecify.annotations.NullMarked;

/** How people stay signed in. */
@NullMarked
package dev.herald.application.port.in.session;

import org.jspecify.annotations.NullMarked;

/** Those outside who are asked before something is done, and told of what was. */
@NullMarked
package dev.herald.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;

/** What can be done with accounts. */
@NullMarked
package dev.herald.application.port.in.account;

import org.jspecify.annotations.NullMarked;

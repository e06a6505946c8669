/** Who is known, and who may do what. */
@NullMarked
package dev.herald.domain.account;

import org.jspecify.annotations.NullMarked;

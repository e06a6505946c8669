/** What the audit log says of everything that was done, or refused. */
@NullMarked
package dev.herald.domain.audit;

import org.jspecify.annotations.NullMarked;

/** What can be asked of Herald, and which role it needs. */
@NullMarked
package dev.herald.domain.permission;

import org.jspecify.annotations.NullMarked;

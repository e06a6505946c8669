/** The names by which channels, posts, drafts, accounts and images are known. */
@NullMarked
package dev.herald.domain.id;

import org.jspecify.annotations.NullMarked;

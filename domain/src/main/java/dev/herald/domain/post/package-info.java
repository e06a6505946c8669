/** The post: what it may hold, and its life. */
@NullMarked
package dev.herald.domain.post;

import org.jspecify.annotations.NullMarked;

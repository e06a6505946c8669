/** What pictures tell beside themselves: places, people and devices. */
@NullMarked
package dev.herald.persistence.metadata;

import org.jspecify.annotations.NullMarked;

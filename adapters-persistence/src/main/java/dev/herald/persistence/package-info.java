/** What this module offers: a store of channels, posts and images in a folder. */
@NullMarked
package dev.herald.persistence;

import org.jspecify.annotations.NullMarked;

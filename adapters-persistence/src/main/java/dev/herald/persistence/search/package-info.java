/** What counts as a word, in every script. Stores keep and look up what this makes of a text. */
@NullMarked
package dev.herald.persistence.search;

import org.jspecify.annotations.NullMarked;

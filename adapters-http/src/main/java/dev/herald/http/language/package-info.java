/** The languages that people are spoken to in, and what is said to them. */
@NullMarked
package dev.herald.http.language;

import org.jspecify.annotations.NullMarked;

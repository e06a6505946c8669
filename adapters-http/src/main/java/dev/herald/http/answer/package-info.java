/** Answers that clients may keep. */
@NullMarked
package dev.herald.http.answer;

import org.jspecify.annotations.NullMarked;

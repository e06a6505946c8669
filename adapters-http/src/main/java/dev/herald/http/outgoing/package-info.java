/** Requests that Herald itself sends, to addresses that others chose. */
@NullMarked
package dev.herald.http.outgoing;

import org.jspecify.annotations.NullMarked;

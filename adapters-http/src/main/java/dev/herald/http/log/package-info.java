/** What logs say of requests: under which id, from where, by whom, and how they were answered. */
@NullMarked
package dev.herald.http.log;

import org.jspecify.annotations.NullMarked;

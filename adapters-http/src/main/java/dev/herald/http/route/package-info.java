/** What clients can ask for, and who may. */
@NullMarked
package dev.herald.http.route;

import org.jspecify.annotations.NullMarked;

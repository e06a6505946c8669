/** What comes with a request: strict readers that report everything that is wrong at once. */
@NullMarked
package dev.herald.http.request;

import org.jspecify.annotations.NullMarked;

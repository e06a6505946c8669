/** REST API, version 1: a routes class for each subject, with its JSON beside it. */
@NullMarked
package dev.herald.http.v1;

import org.jspecify.annotations.NullMarked;

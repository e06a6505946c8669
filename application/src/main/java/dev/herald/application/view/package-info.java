/** What queries return: aggregates, with the numbers that are kept beside them. */
@NullMarked
package dev.herald.application.view;

import org.jspecify.annotations.NullMarked;

/**
 * The repositories on SQLite. One writer thread commits units of work in groups; readers have
 * connections of their own and never wait for it.
 */
@NullMarked
package dev.herald.persistence.sqlite;

import org.jspecify.annotations.NullMarked;

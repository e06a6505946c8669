/**
 * What is particular about SQLite: the connections to a file, and the words in which it differs
 * from other databases.
 */
@NullMarked
package dev.herald.persistence.sqlite;

import org.jspecify.annotations.NullMarked;

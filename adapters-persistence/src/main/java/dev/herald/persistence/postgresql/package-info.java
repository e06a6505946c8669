/**
 * What is particular about PostgreSQL: the connections to a database that other processes may write
 * to as well, and the words in which it differs from other databases.
 */
@NullMarked
package dev.herald.persistence.postgresql;

import org.jspecify.annotations.NullMarked;

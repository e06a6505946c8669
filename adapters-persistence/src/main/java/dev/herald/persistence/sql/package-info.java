/**
 * The repositories on a database that speaks SQL, whichever it is. One writer thread commits units
 * of work in groups; readers have connections of their own and never wait for it. What databases
 * say in words of their own is behind {@link dev.herald.persistence.sql.Dialect}, {@link
 * dev.herald.persistence.sql.WordIndex} and {@link dev.herald.persistence.sql.Transactions}.
 */
@NullMarked
package dev.herald.persistence.sql;

import org.jspecify.annotations.NullMarked;

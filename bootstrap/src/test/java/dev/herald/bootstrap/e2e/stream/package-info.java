/** Live streams, through the packed jar, to the programs that are used to read them. */
package dev.herald.bootstrap.e2e.stream;

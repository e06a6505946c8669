/** Many clients at once, with all that they may send, at a server with little memory. */
package dev.herald.bootstrap.e2e.storm;

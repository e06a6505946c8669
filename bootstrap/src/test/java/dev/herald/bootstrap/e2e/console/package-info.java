/** What people do in the console, in a browser, told as a specification. */
package dev.herald.bootstrap.e2e.console;

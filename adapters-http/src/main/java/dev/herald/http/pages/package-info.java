/** Pages of public channels, for everybody: without an account, a cookie or a script. */
@NullMarked
package dev.herald.http.pages;

import org.jspecify.annotations.NullMarked;

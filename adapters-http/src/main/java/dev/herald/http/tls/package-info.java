/** TLS with a certificate and a key from files. */
@NullMarked
package dev.herald.http.tls;

import org.jspecify.annotations.NullMarked;

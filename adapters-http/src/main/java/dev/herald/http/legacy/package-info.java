/**
 * The REST API of Tencent Cloud Chat's official accounts, so that programs written for that work
 * here after changing one host name. It knows neither the other API nor the console; its {@code
 * README.md} says what is compatible and what differs.
 */
@NullMarked
package dev.herald.http.legacy;

import org.jspecify.annotations.NullMarked;

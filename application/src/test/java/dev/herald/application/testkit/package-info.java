/**
 * Everything outside the use cases, in memory: with {@link
 * dev.herald.application.testkit.InMemoryPorts} the use cases run in a test in no time, and without
 * a mocking library.
 */
@NullMarked
package dev.herald.application.testkit;

import org.jspecify.annotations.NullMarked;

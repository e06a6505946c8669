/**
 * All that the use cases need from outside. An adapter for each, proven by the contract of the same
 * name in the test-jar, makes Herald run on another technology.
 */
@NullMarked
package dev.herald.application.port.out;

import org.jspecify.annotations.NullMarked;

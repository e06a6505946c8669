/** The use cases, made of the rules and the ports. Only Services is public. */
@NullMarked
package dev.herald.application.service;

import org.jspecify.annotations.NullMarked;

/** The template: named contents to begin posts with. */
@NullMarked
package dev.herald.domain.template;

import org.jspecify.annotations.NullMarked;

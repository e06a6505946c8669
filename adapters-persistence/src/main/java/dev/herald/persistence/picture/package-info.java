/** Image formats: what a picture is, what of it may be decoded, and how it is to be shown. */
@NullMarked
package dev.herald.persistence.picture;

import org.jspecify.annotations.NullMarked;

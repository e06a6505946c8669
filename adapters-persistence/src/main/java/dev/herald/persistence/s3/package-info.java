/** Image bytes in a bucket of S3's, or of whatever speaks as S3 does. */
@NullMarked
package dev.herald.persistence.s3;

import org.jspecify.annotations.NullMarked;

package dev.herald.persistence.s3;

import java.net.URI;
import java.util.Optional;

/**
 * What an operator chooses about images in S3. Credentials are found as AWS's own tools find them.
 *
 * @param endpoint a server other than AWS's, whose buckets are then in the path
 * @param region empty for the one that AWS's SDK finds; with an endpoint, for any
 * @param redirects whether who asks for an image is sent to S3 for it
 */
public record S3Settings(
    S3Location location, Optional<URI> endpoint, Optional<String> region, boolean redirects) {}

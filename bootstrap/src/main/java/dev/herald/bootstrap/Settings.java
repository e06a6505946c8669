package dev.herald.bootstrap;

import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.http.legacy.LegacySettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator can choose.
 *
 * @param port 0 for any free one
 * @param data the folder for everything that is stored
 * @param publicUrl where clients reach the server, if it stands behind another one
 * @param adminToken the first admin token, for unattended set-up; empty for a generated one
 * @param policy how often a channel may publish
 * @param accountPolicy what becomes of accounts that nobody has imported
 * @param legacy who may use the compatible API
 * @param mayTellPrivateNetworks whether webhooks may have addresses in private networks
 */
public record Settings(
    String host,
    int port,
    Path data,
    Optional<String> publicUrl,
    Optional<String> adminToken,
    PublishingPolicy policy,
    AccountPolicy accountPolicy,
    LegacySettings legacy,
    boolean mayTellPrivateNetworks) {}

package dev.herald.bootstrap;

import dev.herald.application.port.in.operation.AuditRetention;
import dev.herald.application.port.in.operation.EventRetention;
import dev.herald.bootstrap.log.AccessLogSettings;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.http.address.TrustedProxies;
import dev.herald.http.brand.Brand;
import dev.herald.http.console.ConsoleSettings;
import dev.herald.http.cors.AllowedOrigins;
import dev.herald.http.door.Limits;
import dev.herald.http.legacy.LegacySettings;
import dev.herald.http.pages.PageSettings;
import dev.herald.http.tls.PemFiles;
import dev.herald.kafka.KafkaSettings;
import dev.herald.persistence.postgresql.DatabaseUrl;
import dev.herald.persistence.s3.S3Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator can choose.
 *
 * @param port 0 for any free one
 * @param data the folder for everything that is stored
 * @param database where all but images is kept instead; empty for a file in the folder
 * @param publicUrl where clients reach the server, if it stands behind another one
 * @param policy how often a channel may publish
 * @param accountPolicy what becomes of accounts that nobody has imported
 * @param eventRetention how long events are kept
 * @param auditRetention how long entries of the audit log are kept
 * @param legacy who may use the compatible API
 * @param keepImageMetadata whether images keep what they tell of places, people and devices
 * @param images where images are; empty for the data folder
 * @param heif the program that reads HEIC and AVIF; empty for pictures without smaller ones
 * @param mayTellPrivateNetworks whether webhooks may have addresses in private networks
 * @param limits how much clients may take of the server
 * @param backups where and when backups are made; empty if the operator makes them
 * @param proxies the servers in front of it that are believed about their clients
 * @param tls where its certificate and its key are; empty for HTTP without TLS
 * @param accessLog where each request is logged that was answered; empty if they are not
 * @param allowedOrigins whose pages, on other servers, may read the REST API
 * @param pages what of the server is for everybody
 * @param console what is chosen of the console
 * @param brand what people see the server as
 * @param kafka the topic that events go to; empty if there is none
 */
public record Settings(
    String host,
    int port,
    Path data,
    Optional<DatabaseUrl> database,
    Optional<String> publicUrl,
    PublishingPolicy policy,
    AccountPolicy accountPolicy,
    EventRetention eventRetention,
    AuditRetention auditRetention,
    LegacySettings legacy,
    boolean keepImageMetadata,
    Optional<S3Settings> images,
    Optional<Path> heif,
    boolean mayTellPrivateNetworks,
    Limits limits,
    Optional<BackupSettings> backups,
    TrustedProxies proxies,
    Optional<PemFiles> tls,
    Optional<AccessLogSettings> accessLog,
    AllowedOrigins allowedOrigins,
    PageSettings pages,
    ConsoleSettings console,
    Brand brand,
    Optional<KafkaSettings> kafka) {}

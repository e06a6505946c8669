package dev.herald.persistence;

import dev.herald.application.port.out.IdGenerator;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.StoreCheck;
import dev.herald.application.port.out.TicketSigner;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.search.AnalyzerHighlighter;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlAccountRepository;
import dev.herald.persistence.sql.SqlAuditLog;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlDatabase;
import dev.herald.persistence.sql.SqlDeadLetters;
import dev.herald.persistence.sql.SqlDeliveryQueue;
import dev.herald.persistence.sql.SqlDraftRepository;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sql.SqlIdempotencyLog;
import dev.herald.persistence.sql.SqlImageRepository;
import dev.herald.persistence.sql.SqlPostRepository;
import dev.herald.persistence.sql.SqlReceiverPositions;
import dev.herald.persistence.sql.SqlSessionRepository;
import dev.herald.persistence.sql.SqlStatisticsRepository;
import dev.herald.persistence.sql.SqlSubscriptionRepository;
import dev.herald.persistence.sql.SqlTemplateRepository;
import dev.herald.persistence.sql.SqlTokenRepository;
import dev.herald.persistence.sql.SqlWebhookRepository;
import java.time.InstantSource;

/** The ports on a database, whichever it is, and files. */
final class SqlPorts {

  private SqlPorts() {}

  static OutboundPorts over(
      SqlDatabase database,
      Images images,
      TicketSigner ticketSigner,
      StoreCheck check,
      IdGenerator ids,
      InstantSource clock) {
    var analyzer = new WordAnalyzer();
    return new OutboundPorts(
        database.unitOfWork(),
        new SqlChannelRepository(database, analyzer),
        new SqlPostRepository(database, analyzer),
        new SqlDraftRepository(database, analyzer),
        new SqlTemplateRepository(database),
        new AnalyzerHighlighter(analyzer),
        new SqlSubscriptionRepository(database),
        new SqlAccountRepository(database),
        new SqlImageRepository(database),
        images.store(),
        images.processor(),
        SqlEventLog.notBefore(clock.instant(), database),
        new SqlWebhookRepository(database),
        new SqlReceiverPositions(database),
        new SqlDeliveryQueue(database),
        new SqlDeadLetters(database),
        database.leases(),
        new SqlIdempotencyLog(database),
        new SqlTokenRepository(database),
        new SqlSessionRepository(database),
        ticketSigner,
        new SqlAuditLog(database),
        new SqlStatisticsRepository(database),
        check,
        ids,
        clock);
  }
}

package dev.herald.application.service;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.webhook.Receivers;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.post.PublishingPolicy;
import java.time.InstantSource;

/** Makes the use cases: of real ports in a server, of in-memory ones in a test. */
public final class Services {

  private Services() {}

  /** The use cases over these ports, with no limit on how often channels publish. */
  public static UseCases over(OutboundPorts ports) {
    return over(ports, PublishingPolicy.NONE);
  }

  /** The use cases over these ports, importing accounts as they are used. */
  public static UseCases over(OutboundPorts ports, PublishingPolicy publishingPolicy) {
    return over(ports, publishingPolicy, AccountPolicy.IMPORT_ON_USE);
  }

  /** The use cases over these ports, with nobody who is asked or told. */
  public static UseCases over(
      OutboundPorts ports, PublishingPolicy publishingPolicy, AccountPolicy accountPolicy) {
    return over(ports, publishingPolicy, accountPolicy, Receivers.NONE);
  }

  /** The use cases over these ports. */
  public static UseCases over(
      OutboundPorts ports,
      PublishingPolicy publishingPolicy,
      AccountPolicy accountPolicy,
      Receivers receivers) {
    // Herald's times are whole milliseconds, so that what is answered is what will be read back.
    InstantSource clock = () -> ports.clock().instant().truncatedTo(MILLIS);
    var idempotency = new Idempotency(ports.idempotency(), clock);
    var uploads = new Uploads(ports.images());
    var known = new KnownAccounts(ports.accounts(), accountPolicy);

    var channels =
        new ChannelService(
            ports.unitOfWork(),
            ports.channels(),
            ports.events(),
            ports.ids(),
            known,
            idempotency,
            uploads,
            receivers.interceptor(),
            clock);
    var publishing =
        new PublishingService(
            ports.unitOfWork(),
            ports.posts(),
            ports.events(),
            ports.ids(),
            publishingPolicy,
            idempotency,
            uploads,
            receivers.interceptor(),
            clock);
    var reading = new PostReader(ports.posts(), ports.channels(), uploads);
    var subscriptions =
        new SubscriptionService(
            ports.unitOfWork(),
            ports.channels(),
            ports.subscriptions(),
            known,
            ports.events(),
            receivers.interceptor(),
            clock);
    var accounts =
        new AccountService(
            ports.unitOfWork(),
            ports.accounts(),
            known,
            ports.subscriptions(),
            ports.events(),
            clock);
    var images =
        new ImageService(
            ports.unitOfWork(), ports.images(), ports.imageStore(), ports.pictures(), clock);
    var access =
        new AccessService(ports.unitOfWork(), ports.tokens(), ports.sessions(), ports.ids(), clock);
    var sessions =
        new SessionService(
            ports.unitOfWork(), ports.tokens(), ports.sessions(), ports.ids(), clock);
    var upkeep =
        new UpkeepService(
            ports.unitOfWork(),
            ports.channels(),
            ports.images(),
            ports.imageStore(),
            ports.idempotency(),
            ports.sessions(),
            clock);
    var webhooks =
        new WebhookService(
            ports.unitOfWork(),
            ports.webhooks(),
            ports.deliveries(),
            ports.events(),
            ports.ids(),
            clock);
    var relay =
        new RelayService(
            ports.unitOfWork(),
            ports.events(),
            ports.deliveries(),
            ports.webhooks(),
            ports.channels(),
            ports.posts(),
            uploads,
            receivers,
            clock);

    return new UseCases(
        channels::create,
        channels::edit,
        channels::delete,
        channels,
        publishing::publish,
        publishing::recall,
        reading,
        new WordMarking(ports.wordFinder()),
        subscriptions::subscribe,
        subscriptions::subscribe,
        subscriptions::unsubscribe,
        subscriptions::markRead,
        subscriptions,
        subscriptions::edit,
        accounts::importAll,
        accounts,
        accounts::edit,
        accounts::delete,
        images::upload,
        images,
        access::authenticate,
        access::issueFirst,
        sessions,
        sessions::find,
        sessions,
        webhooks,
        webhooks,
        relay,
        ports.unitOfWork()::version,
        upkeep::step);
  }
}

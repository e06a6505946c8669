package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.subscription.Subscription;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.Extension;

/**
 * What the contracts of all ports have in common.
 *
 * <p>They need {@code junit-jupiter}, {@code assertj-core} and {@code pcollections} beside the test
 * jar, which brings none of them. It is an extension of JUnit's, though it extends nothing, so that
 * a contract does not compile without JUnit: the compiler passes over annotations that it does not
 * know, and a class without tests would pass.
 */
public interface PortContract extends Extension {

  /** The ports under test: the same ones throughout a test, and for each test fresh and empty. */
  OutboundPorts ports();

  /** Does work that has a result, in a unit of its own. */
  default <T> T write(Supplier<T> work) {
    return ports().unitOfWork().execute(work);
  }

  /** Does work in a unit of its own. */
  default void write(Runnable work) {
    ports().unitOfWork().execute(work);
  }

  default Channel givenChannel(String id) {
    return given(Samples.channel(id));
  }

  default Channel given(Channel channel) {
    write(() -> ports().channels().insert(channel));
    return channel;
  }

  /** Deletes a channel as the use case does, with its event. */
  default void givenDeleted(Channel channel) {
    write(
        () -> {
          ports().channels().delete(channel.id(), Samples.NOW);
          ports().events().appendAll(ADMIN.id(), channel.delete(Samples.NOW).events());
        });
  }

  /** Removes all that deleted channels left behind. */
  default void purge() {
    var isMore = true;
    while (isMore) isMore = write(() -> ports().channels().purge(100));
  }

  /** The next post in a channel, with this text. */
  default Post givenPost(String channel, String text) {
    return givenPost(channel, Samples.text(text), Samples.NOW);
  }

  /** The next post in a channel. */
  default Post givenPost(String channel, PostContent content, Instant at) {
    return write(
        () -> {
          var sequence = ports().posts().lastSequence(new ChannelId(channel)) + 1;
          var post = Samples.post(channel, sequence, content, at);
          ports().posts().insert(post);
          return post;
        });
  }

  default Post givenRecalled(Post post) {
    var recalled = Samples.recalled(post, "a mistake");
    write(() -> ports().posts().recall(recalled));
    return recalled;
  }

  default Subscription givenSubscription(String channel, String account) {
    return given(Samples.subscription(channel, account));
  }

  default Subscription given(Subscription subscription) {
    write(() -> ports().subscriptions().insert(subscription));
    return subscription;
  }

  default StoredImage givenImage(String bytes, Instant uploadedAt) {
    var image = Samples.image(bytes, uploadedAt);
    write(() -> ports().images().save(image));
    return image;
  }
}

package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.http.testkit.EventReader;
import dev.herald.http.testkit.HttpTest;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What an account subscribes to while its stream opens is in the stream. */
class SubscribedMeanwhileTest extends HttpTest {

  private static final String ANN = "/api/v1/accounts/ann/stream";

  /** What happens as soon as a stream that opens has read the log to its end. */
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  @Test
  void afterItsSubscriptionsWereRead() throws Exception {
    serve(with(following()));
    givenChannel("news");
    try (var first = reader.stream(ANN)) {
      meanwhile.set(() -> subscribeAndAwait(first));
      try (var stream = reader.stream(ANN)) {
        assertThat(stream.next().orElseThrow().name()).isEqualTo("subscription.added");

        givenPost("news", "Trams");

        assertThat(stream.next().orElseThrow().json().get("text").asText()).isEqualTo("Trams");
      }
    }
  }

  private void subscribeAndAwait(EventReader first) {
    editor.put("/api/v1/channels/news/subscribers/ann", "").hasStatus(201);
    assertThat(first.next().orElseThrow().name()).isEqualTo("subscription.added");
  }

  private FollowEvents following() {
    return (FollowEvents)
        Proxy.newProxyInstance(
            FollowEvents.class.getClassLoader(),
            new Class<?>[] {FollowEvents.class},
            (proxy, method, arguments) -> {
              var answer = method.invoke(herald.followEvents(), arguments);
              var isOfARequest = !Thread.currentThread().getName().startsWith("herald-streams");
              if (isOfARequest && answer instanceof FollowEvents.Events it && it.events().isEmpty())
                meanwhile.getAndSet(() -> {}).run();
              return answer;
            });
  }

  private UseCases with(FollowEvents follow) throws ReflectiveOperationException {
    var components = UseCases.class.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new Object[components.length];
    for (var i = 0; i < values.length; i++) {
      var isIt = types[i].equals(FollowEvents.class);
      values[i] = isIt ? follow : components[i].getAccessor().invoke(herald);
    }
    return UseCases.class.getConstructor(types).newInstance(values);
  }
}

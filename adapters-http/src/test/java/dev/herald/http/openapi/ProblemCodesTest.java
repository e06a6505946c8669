package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.Busy;
import dev.herald.application.failure.OutcomeUnknown;
import dev.herald.application.failure.StorageFull;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.permission.Permission;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the problems that Herald has with those that are described. */
class ProblemCodesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{3}) \\| `(\\w+)` \\| .+ \\|$");

  /** Of requests that come to no operation. */
  private static final Set<String> OUTSIDE =
      Set.of("bad_request", "headers_too_large", "method_not_allowed", "not_found", "uri_too_long");

  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.ofEntries(
          Map.entry(WebhookId.class, WebhookId.CALLBACK),
          Map.entry(ChannelId.class, new ChannelId("town-hall")),
          Map.entry(PostId.class, new PostId("post-1")),
          Map.entry(DraftId.class, new DraftId("draft-1")),
          Map.entry(TemplateId.class, new TemplateId("template-1")),
          Map.entry(ImageId.class, Samples.imageId(Samples.png())),
          Map.entry(AccountId.class, new AccountId("anna")),
          Map.entry(Instant.class, Samples.NOW),
          Map.entry(String.class, "text"),
          Map.entry(long.class, 1L),
          Map.entry(int.class, 1),
          Map.entry(Permission.class, Permission.PUBLISH_POSTS));

  private final Problems problems = new Problems(() -> Samples.NOW);

  @ParameterizedTest
  @MethodSource("refusals")
  void describesEveryRefusal(Class<?> type) throws ReflectiveOperationException {
    var constructor = type.getConstructors()[0];
    var arguments = Arrays.stream(constructor.getParameterTypes()).map(ARGUMENTS::get).toArray();
    var refusal = (Refusal) constructor.newInstance(arguments);

    assertDescribed(problems.of(refusal));
    assertThat(problems.of(refusal).code()).isEqualTo(refusal.code());
  }

  private static Class<?>[] refusals() {
    return Refusal.class.getPermittedSubclasses();
  }

  @Test
  void describesEveryFailure() {
    assertDescribed(problems.of(new Busy("Too much to do.", Duration.ofSeconds(1))));
    assertDescribed(
        problems.of(
            new OutcomeUnknown("Lost.", Duration.ofSeconds(1), new IllegalStateException())));
    assertDescribed(problems.of(new StorageFull("No room.", null)));
    assertDescribed(problems.of(new IllegalStateException()));
  }

  private static void assertDescribed(Problem problem) {
    assertThat(table()).containsEntry(problem.code(), problem.status());
  }

  @Test
  void hasTheSameCodesInTheTableAndInTheSchema() {
    assertThat(
            ApiDescription.texts(
                HERALD.at("/components/schemas/Problem/properties/code/x-extensible-enum")))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(table().keySet());
  }

  @Test
  void hasTheSameCodesInTheTableAndInTheOperations() {
    var ofOperations = new HashMap<String, Integer>();
    for (var operation : HERALD.operations()) {
      for (var status : operation.statuses()) {
        operation.codes(status).forEach(code -> ofOperations.put(code, status));
      }
    }
    var others = new HashSet<>(table().keySet());
    others.removeAll(ofOperations.keySet());

    assertThat(table()).containsAllEntriesOf(ofOperations);
    assertThat(others).isEqualTo(OUTSIDE);
  }

  /** The statuses of all codes, as the description has them. */
  private static Map<String, Integer> table() {
    return ROW.matcher(HERALD.at("/info/description").asText())
        .results()
        .collect(toMap(row -> row.group(2), row -> Integer.valueOf(row.group(1))));
  }
}

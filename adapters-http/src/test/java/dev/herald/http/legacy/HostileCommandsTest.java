package dev.herald.http.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Fuzz;
import dev.herald.http.legacy.Examples.Example;
import dev.herald.http.testkit.Answer;
import dev.herald.http.testkit.Hostile;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a program sends, valid, nearly valid or hostile, it can read the answer. */
class HostileCommandsTest extends LegacyTest {

  static List<Example> examples() {
    return Examples.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void areAnsweredAsAllAre(Example example) {
    givenNews();
    sendText("Trams resume");
    var random = Fuzz.random(example);
    var hostile = new Hostile(random);
    var times = Fuzz.times(3 * Examples.ALL.size());
    for (var i = 0; i < times; i++) {
      var address = address(example, random);
      var channel = random.nextBoolean() ? "_none" : "_news";
      var body = hostile.changed(example.json().replace("_none", channel));

      var answer = anybody.send("POST", address, body);

      assertThat(complaint(answer))
          .as("request %s with the seed %s: %s %s%n%s", i, Fuzz.SEED, address, body, answer)
          .isEmpty();
    }
    assertThat(uploads).as("what is left of bodies").isEmptyDirectory();
  }

  /** Most of those who ask may. */
  private String address(Example example, Random random) {
    var hostile = new Hostile(random);
    var query = new LinkedHashMap<String, String>();
    query.put("sdkappid", Long.toString(APP));
    query.put("identifier", "administrator");
    query.put("usersig", userSig("administrator"));
    query.put("random", "99");
    query.put("contenttype", "json");
    for (var name : List.copyOf(query.keySet())) {
      if (random.nextInt(50) == 0) query.put(name, hostile.segment());
    }
    if (random.nextInt(20) == 0) query.put("unknown", hostile.segment());
    var path = random.nextInt(50) == 0 ? encoded(hostile.segment()) : example.command();
    return "/v4/" + path + "?" + written(query);
  }

  private static String written(Map<String, String> query) {
    return query.entrySet().stream()
        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** What is wrong with an answer; empty if nothing is. */
  private static String complaint(Answer answer) {
    if (answer.status() != 200) return isBeforeAnyCommand(answer) ? "" : "the status";
    var json = answer.json();
    var code = json.path("ErrorCode");
    if (!code.isInt() || code.intValue() < 0) return "the code";
    if (!json.path("ErrorInfo").isTextual()) return "no ErrorInfo";
    var isOk = json.path("ActionStatus").asText().equals("OK");
    if (isOk != (code.intValue() == 0)) return "the ActionStatus";
    return json.findValuesAsText("ErrorInfo").stream().anyMatch(HostileCommandsTest::isOfAFault)
            || json.findValuesAsText("ResultInfo").stream()
                .anyMatch(HostileCommandsTest::isOfAFault)
        ? "a fault"
        : "";
  }

  /** What is no HTTP, too long, or has no command in its address. */
  private static boolean isBeforeAnyCommand(Answer answer) {
    return List.of(400, 404, 414, 431).contains(answer.status());
  }

  private static boolean isOfAFault(String info) {
    return info.contains("a fault in the server") || info.contains("Exception");
  }
}

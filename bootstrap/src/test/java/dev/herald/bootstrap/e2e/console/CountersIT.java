package dev.herald.bootstrap.e2e.console;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The counters count as the table says, by which the server's rules are tested too. */
class CountersIT extends Journey {

  @Test
  void countersOfBothKindsOfFieldsCountAsTheRulesDo() {
    open("/console/channels");
    button("Create Official Channel").click();
    field("Name").focus();

    var checks = new SoftAssertions();
    for (var row : Counting.table()) {
      var id = row.field().equals("line") ? "name" : "profile";
      var counted =
          page.evaluate(
              """
              ([id, text]) => {
                const field = document.getElementById(id)
                field.value = JSON.parse(text)
                field.dispatchEvent(new Event('input', { bubbles: true }))
                return document.querySelector(`#${id}-counter .counter-now`).textContent
              }
              """,
              List.of(id, row.json()));
      checks.assertThat(counted).as(row.toString()).isEqualTo("" + row.bytes());
    }
    checks.assertAll();
    page.evaluate("document.querySelector('dialog form').reset()");
  }
}

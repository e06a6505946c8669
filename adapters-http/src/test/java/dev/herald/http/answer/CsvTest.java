package dev.herald.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  @Test
  void quotesWhatWouldEndACell() {
    assertThat(Csv.line(Stream.of("a", "b,c", "d\"e", "f\ng")))
        .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
  }

  /** Also where a semicolon ends cells, as in much of Europe. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "=1+1, '=1+1",
        "@sum, '@sum",
        "\uff1d1, '\uff1d1",
        "x;=1+cmd, x;'=1+cmd",
        "x;-1;+2, x;'-1;'+2",
        "5-1, 5-1",
        "x; -1, x; -1",
      })
  void letsNoSpreadsheetRunACell(String text, String cell) {
    assertThat(Csv.line(Stream.of(text))).isEqualTo(cell + "\r\n");
  }
}

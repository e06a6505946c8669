package dev.herald.domain.template;

import static dev.herald.domain.Samples.EDITOR;
import static dev.herald.domain.Samples.LIBRARY;
import static dev.herald.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.id.TemplateId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final TemplateId ID = new TemplateId("closed");
  private static final TemplateName NAME = new TemplateName("Closed");

  @Test
  void isMadeUnlessThereAreAsManyAsThereMayBe() {
    assertThat(create(499))
        .isEqualTo(new Template(ID, NAME, Optional.of(LIBRARY), DraftContent.EMPTY, EDITOR, NOW));
    assertThatExceptionOfType(Refusal.TooManyTemplates.class)
        .isThrownBy(() -> create(500))
        .satisfies(refusal -> assertThat(refusal.limit()).isEqualTo(500));
  }

  @Test
  void renamingChangesNothingElse() {
    var other = new TemplateName("Closed for a day");

    assertThat(create(0).rename(other))
        .isEqualTo(new Template(ID, other, Optional.of(LIBRARY), DraftContent.EMPTY, EDITOR, NOW));
  }

  @Test
  void aNameHasUpTo150BytesAndSomethingToSeeInIt() {
    assertThat(new TemplateName("語".repeat(50)).value()).hasSize(50);
    for (var wrong : new String[] {"", " ", "語".repeat(50) + "x", "two\nlines"}) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new TemplateName(wrong));
    }
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new TemplateName(null));
  }

  @Test
  void anIdHasLettersAndDigits() {
    assertThat(new TemplateId("a-B_9")).hasToString("a-B_9");
    for (var wrong : new String[] {"", "a b", "x".repeat(65), "."}) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new TemplateId(wrong));
    }
  }

  @Test
  void namesAreComparedWithoutTheirCaseAndWidth() {
    assertThat(TemplateName.folded("ÄRGER Ｐｏｏｌ")).isEqualTo("ärger pool");
  }

  private static Template create(long templates) {
    return Template.create(
        ID, NAME, Optional.of(LIBRARY), DraftContent.EMPTY, templates, EDITOR, NOW);
  }
}

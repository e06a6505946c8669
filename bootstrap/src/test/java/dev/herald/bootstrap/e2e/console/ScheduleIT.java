package dev.herald.bootstrap.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post gets a time, is seen in its week, moved, and taken back. */
class ScheduleIT extends Journey {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private String trams;

  @BeforeEach
  void aChannel() throws Exception {
    trams = createChannel("City Trams");
    subscribe(trams, "anna");
  }

  @Test
  void isScheduledFromTheSheetAndShownInItsWeek() throws Exception {
    var monday = nextMonday();
    schedule("Trams resume at six", monday + "T18:00");

    assertThat(notice()).containsText("The post for City Trams is scheduled for");
    assertThat(day(monday)).containsText("18:00");
    assertThat(day(monday)).containsText("Trams resume at six");
    Assertions.assertThat(posts(trams)).isEmpty();

    open("/console/schedule");
    link("Week after").click();
    assertThat(day(monday)).containsText("Trams resume at six");
    open("/console/drafts");
    assertThat(page.locator("tbody tr")).containsText("Scheduled for");
  }

  @Test
  void isDraggedToAnotherDayAndKeepsItsTime() {
    var monday = nextMonday();
    schedule("Trams resume at six", monday + "T18:00");

    day(monday).locator(".week-item").dragTo(day(monday.plusDays(3)));

    assertThat(notice()).containsText("is scheduled for");
    assertThat(day(monday.plusDays(3))).containsText("18:00");
    assertThat(day(monday).locator(".week-item")).hasCount(0);
  }

  @Test
  void isMovedByTheKeyboard() {
    var monday = nextMonday();
    schedule("Trams resume at six", monday + "T18:00");

    goTo(page.locator(".week-item button"));
    press("Enter");
    assertThat(window().getByLabel("Publish at")).hasValue(monday + "T18:00");
    window().getByLabel("Publish at").fill(monday.plusDays(1) + "T07:30");
    press("Enter");

    assertThat(day(monday.plusDays(1))).containsText("07:30");
  }

  @Test
  void isTakenBackChangedAndScheduledAgain() throws Exception {
    var monday = nextMonday();
    schedule("Trams resume at sx", monday + "T18:00");
    day(monday).locator(".week-link").click();
    assertThat(page.locator(".phone-screen")).containsText("Trams resume at sx");

    button("Take the time away and edit").click();
    assertThat(notice()).hasText("Not published. The draft is yours to change.");
    assertThat(field("Content")).hasValue("Trams resume at sx");
    field("Content").fill("Trams resume at six");
    button("Publish").click();
    assertThat(window().getByLabel("Publish at")).hasValue(monday + "T18:00");
    window().locator("[data-yes=publish-at]").click();

    assertThat(day(monday)).containsText("Trams resume at six");
    Assertions.assertThat(posts(trams)).isEmpty();
  }

  @Test
  void aTimeThatIsOverIsNotTaken() {
    write("Trams resume at six");
    button("Publish").click();
    window().getByText("At another time…").click();
    window().getByLabel("Publish at").fill("2020-01-01T00:00");
    window().locator("[data-yes=publish-at]").click();

    assertThat(window()).isVisible();
    assertThat(window().locator("input:invalid")).hasCount(1);
  }

  @Test
  void theSheetSaysWhatLooksLikeAMistake() throws Exception {
    publish(trams, "Trams resume at six");
    page.setViewportSize(320, 800);
    write("Trams resume at six");
    button("Add Link").click();
    field("Label").fill("Timetable");
    field("Address").fill("https://" + "timetable".repeat(20));
    assertThat(button("Publish")).isEnabled();

    button("Publish").click();

    var warning = window().locator(".alert-warning");
    assertThat(warning).containsText("The same text was published at");
    assertThat(warning).containsText("does not look right");
    Assertions.assertThat(warning.evaluate("it => it.scrollWidth <= it.clientWidth"))
        .as("however long an address is, it is shown whole")
        .isEqualTo(true);
  }

  private void write(String text) {
    open("/console/compose?channel=" + trams);
    page.getByLabel("Text Only").check();
    field("Content").fill(text);
    assertThat(button("Publish")).isEnabled();
  }

  private void schedule(String text, String at) {
    write(text);
    button("Publish").click();
    window().getByText("At another time…").click();
    window().getByLabel("Publish at").fill(at);
    window().locator("[data-yes=publish-at]").click();
    assertThat(page)
        .hasURL(Pattern.compile("/console/schedule\\?week=" + at.substring(0, 10) + "$"));
  }

  private Locator day(LocalDate date) {
    return page.locator("[data-day='" + date + "']");
  }

  private static LocalDate nextMonday() {
    return LocalDate.now(BERLIN).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }
}

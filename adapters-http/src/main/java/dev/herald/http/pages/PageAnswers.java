package dev.herald.http.pages;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.view.CacheFigures;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.KeptAnswers;
import dev.herald.http.answer.ReadyAnswer;
import dev.herald.http.language.Language;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers with whole pages, which are the same for all who speak a language. */
public final class PageAnswers {

  private static final long CACHE_BYTES = 8 * 1024 * 1024;

  /** A post that was recalled is shown no longer than this by those who keep pages. */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final int OK = 200;

  /** Java's own writes days of one digit, and UTC as an offset. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final KeptAnswers<Question, Page> kept;
  private final InstantSource clock;
  private final Instant begun;

  public PageAnswers(ReadVersion store, InstantSource clock) {
    this.clock = clock;
    begun = clock.instant();
    kept =
        new KeptAnswers<>(
            "pages",
            store,
            CACHE_BYTES,
            (question, page) -> 2 * question.about.length() + page.answer.size());
  }

  /** How often a page was there already. */
  public CacheFigures figures() {
    return kept.figures();
  }

  /**
   * What a page depends on.
   *
   * @param kind of page
   * @param about what it is about
   * @param place what part of that
   */
  record Question(Class<?> kind, String about, long place, Language language) {}

  /**
   * A page.
   *
   * @param headers what is said of it
   * @param changedAt when it changed last, if that is known
   */
  record Page(
      int status, ReadyAnswer answer, Map<String, String> headers, Optional<Instant> changedAt) {

    /** What programs read, in one language, of which nobody knows when it changed. */
    static Page forPrograms(ReadyAnswer answer) {
      return new Page(OK, answer, FOR_PROGRAMS, Optional.empty());
    }

    /** The same that changed at a moment that is known. */
    static Page changedAt(Instant time, ReadyAnswer answer) {
      return new Page(OK, answer, FOR_PROGRAMS, Optional.of(time));
    }
  }

  private static final Map<String, String> FOR_PROGRAMS =
      Map.of("Content-Security-Policy", "default-src 'none'", "Vary", "Accept-Encoding");

  /** Answers with a page, unless the client has it already. */
  void answer(Context ctx, Question question, Supplier<Page> make) {
    var page = kept.get(question, make);
    ctx.header("Cache-Control", "public, max-age=" + MAX_AGE.toSeconds());
    page.headers.forEach(ctx::header);
    if (isKnown(ctx, page)) ctx.status(304);
    else ctx.status(page.status).result(page.answer.body(ctx));
  }

  /** What is gone is told to everybody, and has no tag by which it could be known. */
  private boolean isKnown(Context ctx, Page page) {
    if (page.status != OK) return false;
    ctx.header("ETag", page.answer.tag());
    var modified = page.changedAt.flatMap(this::lastModified);
    modified.ifPresent(it -> ctx.header("Last-Modified", httpDate(it)));
    return ctx.header("If-None-Match") == null
        ? modified.filter(it -> isSince(ctx, it)).isPresent()
        : Answers.isKnown(ctx, page.answer.tag());
  }

  /**
   * The second of a change, once it is over: within it there may be another one. What this server
   * makes of it may be new since it began.
   */
  private Optional<Instant> lastModified(Instant changedAt) {
    var second = (changedAt.isBefore(begun) ? begun : changedAt).truncatedTo(SECONDS);
    return Optional.of(second).filter(it -> !clock.instant().isBefore(it.plusSeconds(1)));
  }

  private static String httpDate(Instant time) {
    return HTTP_DATE.format(time);
  }

  private static boolean isSince(Context ctx, Instant lastModified) {
    var since = ctx.header("If-Modified-Since");
    if (since == null) return false;
    try {
      var known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !known.isBefore(lastModified);
    } catch (DateTimeException e) {
      return false; // as if it were not there
    }
  }
}

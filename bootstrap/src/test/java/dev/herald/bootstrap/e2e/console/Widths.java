package dev.herald.bootstrap.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a page looks in windows of all widths. To resize a window takes a browser far longer than to
 * lay a page out, so a copy of the page, without its scripts, is laid out in a frame.
 */
final class Widths {

  private static final int NARROWEST = 320;
  private static final int WIDEST = 2560;

  /** Where the styles change, in pixels: pages are tightest just before and just after. */
  private static final List<Integer> CHANGES = List.of(480, 576, 768, 992, 1200, 1400);

  /** Those, and the ends: what fits where it is tightest is only ever wider in between. */
  private static final List<Integer> TIGHTEST = sorted(IntStream.of(NARROWEST, WIDEST));

  private static final List<Integer> ALL =
      sorted(IntStream.iterate(NARROWEST, it -> it < WIDEST, Widths::next));

  private static final String COPY =
      """
      () => {
        const copy = document.documentElement.cloneNode(true)
        const values = [...document.querySelectorAll('textarea')].map(it => it.value)
        copy.querySelectorAll('textarea').forEach((it, i) => { it.textContent = values[i] })
        // The page behind a window has a test of its own.
        const isInWindow = document.querySelector('dialog[open]')
        const unwanted = isInWindow ? 'script, use, .frame' : 'script, use'
        copy.querySelectorAll(unwanted).forEach(it => it.remove())
        const base = `<base href="${location.href}">`
        copy.querySelector('head').insertAdjacentHTML('afterbegin', base)
        return '<!DOCTYPE html>' + copy.outerHTML
      }
      """;

  /**
   * Finds what can't be seen in full, nor be brought into sight by scrolling it: what stands out of
   * the window, and what is wider than that which cuts it off. A text that ends with an ellipsis
   * says so.
   */
  private static final String CUT_OFF =
      """
      async ([html, widths]) => {
        const frame = document.createElement('iframe')
        const loaded = new Promise(resolve => { frame.onload = resolve })
        frame.srcdoc = html
        frame.style.cssText = 'border: 0; height: 900px; visibility: hidden' // never painted
        document.body.replaceChildren(frame)
        await loaded
        const page = frame.contentDocument
        const dialog = page.querySelector('dialog[open]')
        dialog?.removeAttribute('open')
        dialog?.showModal()
        const isHidden = it => it.closest('.visually-hidden, .skip, thead, .side-foot .btn span')
        const watched = [...page.querySelectorAll('body *')]
          .filter(it => !it.matches('input') && !isHidden(it))
          .map(it => ({ it, style: frame.contentWindow.getComputedStyle(it) }))
        const scrolls = it => {
          for (let at = it.parentElement; at; at = at.parentElement) {
            if (/auto|scroll/.test(frame.contentWindow.getComputedStyle(at).overflowX)) return true
          }
          return false
        }
        const cut = new Set()
        for (const width of widths) {
          frame.style.width = `${width}px`
          const found = (what, it) => cut.add(`${what} at ${width}: ${it.outerHTML.slice(0, 120)}`)
          if (page.documentElement.scrollWidth > width) found('wider', page.documentElement)
          // Of all elements as little as possible is asked: each question costs time.
          for (const { it, style } of watched) {
            const { left, right } = it.getBoundingClientRect()
            const isOutside = left < -1 || right > width + 1
            if (isOutside && it.clientWidth && !scrolls(it)) found('out of sight', it)
            const cuts = /hidden|clip/.test(style.overflowX)
            if (!cuts || !it.clientWidth || it.scrollWidth <= it.clientWidth + 1) continue
            if (style.textOverflow !== 'ellipsis') found('cut off', it)
          }
        }
        frame.remove()
        return [...cut].slice(0, 20)
      }
      """;

  private Widths() {}

  /** A window that is a thirtieth wider is another one; twenty pixels always are. */
  private static int next(int width) {
    return width + Math.max(20, width / 30);
  }

  private static List<Integer> sorted(IntStream widths) {
    var changes = CHANGES.stream().flatMapToInt(it -> IntStream.of(it - 1, it, it + 1));
    var all = IntStream.concat(IntStream.concat(widths, changes), IntStream.of(WIDEST));
    return all.distinct().sorted().boxed().toList();
  }

  /**
   * Makes sure that nothing on the page is cut off, whatever the width of the window.
   *
   * @param beside an empty page, in which the copy is laid out
   */
  static void assertNothingIsCutOff(Page page, Page beside) {
    assertNothingIsCutOff(page, beside, ALL);
  }

  /**
   * The same for a page whose layout has been looked at with other words, in a third of the time.
   */
  static void assertNothingIsCutOffWhereItIsTight(Page page, Page beside) {
    assertNothingIsCutOff(page, beside, TIGHTEST);
  }

  private static void assertNothingIsCutOff(Page page, Page beside, List<Integer> widths) {
    var copy = page.evaluate(COPY);
    var found = beside.evaluate(CUT_OFF, List.of(copy, widths));
    assertThat((List<?>) found).as(page.url()).isEmpty();
  }
}

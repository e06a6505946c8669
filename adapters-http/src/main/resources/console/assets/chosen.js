// Rows that are chosen by their checkboxes, one by one, a range with Shift, or all of a page; what
// can be done with them stands in a bar below.
const bars = () => [...document.querySelectorAll('form[data-chosen]')]
const boxes = bar => [...bar.elements].filter(box => box.name === 'chosen')

let last // the box that was clicked last, where a range begins

function show(bar) {
  const all = boxes(bar)
  const count = all.filter(box => box.checked).length
  bar.querySelector('.chosen-count').textContent = count ? bar.dataset.text.replace('#', count) : ''
  bar.querySelector('.chosen-actions').hidden = !count
  bar.classList.toggle('is-shown', count > 0)
  const head = [...bar.elements].find(box => box.matches('[data-choose-all]'))
  if (!head) return
  head.checked = count > 0 && count === all.length
  head.indeterminate = count > 0 && count < all.length
}

function chooseRange(box) {
  const all = boxes(box.form)
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other)
  if (from < 0) return
  for (const each of all.slice(from, to + 1)) each.checked = box.checked
}

function choose(bar, isChosen) {
  for (const box of boxes(bar)) box.checked = isChosen
  show(bar)
}

/** Chooses a row, or no longer, as a click on its box does; true if it has one. */
export function toggleChosen(row) {
  const box = row?.querySelector('[name=chosen]')
  box?.click()
  return Boolean(box)
}

/** Lets go of all that is chosen; true if anything was. */
export function letGoOfAll() {
  const shown = bars().filter(bar => bar.matches('.is-shown'))
  for (const bar of shown) choose(bar, false)
  return shown.length > 0
}

function clicked(event) {
  const { target } = event
  if (target.matches('[name=chosen]')) {
    if (event.shiftKey) chooseRange(target)
    last = target
    show(target.form)
  } else if (target.matches('[data-choose-all]')) {
    choose(target.form, target.checked)
  } else if (target.closest('[data-let-go]')) {
    choose(target.closest('form'), false)
  }
}

/** What was chosen, to be chosen again in a list that is shown anew. */
let kept = []

export function startChosen() {
  document.addEventListener('click', clicked)
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'list') return
    kept = bars().flatMap(boxes).filter(box => box.checked).map(box => box.value)
  })
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id !== 'list') return
    for (const bar of bars()) {
      for (const box of boxes(bar)) if (kept.includes(box.value)) box.checked = true
      show(bar)
    }
  })
  addEventListener('pageshow', () => bars().forEach(show)) // Back brings what was chosen
  bars().forEach(show)
}

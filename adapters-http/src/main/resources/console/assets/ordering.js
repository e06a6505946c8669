// The order of rows: changed by dragging one at its grip, by keys, or by buttons, and said aloud.
const EDGE = 72 // pixels; nearer to an edge of the window, the page scrolls
const STEP = 12

const KEYS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, Home: -Infinity, End: Infinity }

const place = row => [...row.parentElement.children].indexOf(row)

/** Lets the neighbours go around a row: one that is taken out would lose the focus. */
function moveTo(row, goal) {
  while (place(row) > goal && row.previousElementSibling) row.after(row.previousElementSibling)
  while (place(row) < goal && row.nextElementSibling) row.before(row.nextElementSibling)
}

export function move(row, by) {
  moveTo(row, place(row) + by)
  say(row)
}

/** Says where a row is now. */
function say(row) {
  const status = document.getElementById('order-status')
  const name = row.querySelector('.item-name')?.textContent ?? row.querySelector('input').value
  const parts = { '#': name, '@': place(row) + 1, '%': row.parentElement.children.length }
  status.textContent = status.dataset.text.replace(/[#@%]/g, mark => parts[mark])
}

const middle = row => {
  const { top, height } = row.getBoundingClientRect()
  return top + height / 2
}

/**
 * Lets rows be ordered by their grips.
 * @param changed called when the order is another
 */
export function startOrdering(list, changed) {
  let drag

  function begin(event) {
    const row = event.target.closest('[data-grip]')?.closest('.item')
    if (!row || drag || event.button) return
    drag = { row, pointer: event.pointerId, from: place(row), at: event.clientY, grip: event.clientY - row.getBoundingClientRect().top }
    list.setPointerCapture(event.pointerId) // whatever becomes of the row
    row.classList.add('dragged')
    follow()
  }

  /** The row is under the pointer, and its place the one that it covers the most of. */
  function follow() {
    if (!drag?.row.isConnected) return end()
    if (drag.at < EDGE) scrollBy({ top: -STEP, behavior: 'instant' })
    if (drag.at > innerHeight - EDGE) scrollBy({ top: STEP, behavior: 'instant' })
    const { row } = drag
    row.style.translate = 'none'
    const { top: first, bottom: last } = list.getBoundingClientRect()
    const height = row.offsetHeight
    const top = Math.max(first, Math.min(last - height, drag.at - drag.grip))
    while (row.previousElementSibling && top < middle(row.previousElementSibling)) row.after(row.previousElementSibling)
    while (row.nextElementSibling && top + height > middle(row.nextElementSibling)) row.before(row.nextElementSibling)
    row.style.translate = `0 ${top - row.getBoundingClientRect().top}px`
    drag.frame = requestAnimationFrame(follow)
  }

  function end(isGivenUp) {
    if (!drag) return
    const { row, from, pointer, frame } = drag
    drag = undefined
    cancelAnimationFrame(frame)
    row.classList.remove('dragged')
    row.style.translate = ''
    if (list.hasPointerCapture(pointer)) list.releasePointerCapture(pointer)
    if (!row.isConnected) return
    if (isGivenUp) moveTo(row, from)
    if (place(row) === from) return
    say(row)
    changed()
  }

  list.addEventListener('pointerdown', begin)
  list.addEventListener('pointermove', event => { if (event.pointerId === drag?.pointer) drag.at = event.clientY })
  list.addEventListener('pointerup', event => { if (event.pointerId === drag?.pointer) end() })
  for (const lost of ['pointercancel', 'lostpointercapture']) list.addEventListener(lost, event => { if (event.pointerId === drag?.pointer) end(true) })
  list.addEventListener('keydown', event => {
    const by = KEYS[event.key]
    if (!by || !event.target.closest('[data-grip]') || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    move(event.target.closest('.item'), by)
    changed()
  })
  document.addEventListener('keydown', event => { if (event.key === 'Escape') end(true) })
}

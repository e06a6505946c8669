// Counts bytes exactly as the server's rules do.
const encoder = new TextEncoder()

/** What Java's String.strip takes away, which is not all that String.trim does. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]+'
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, 'g')

/** A line is kept composed and without the space around it; a text of more lines as it is written. */
const kept = field => field.matches('textarea') ? field.value : field.value.replace(AROUND, '').normalize('NFC')

/** How many bytes the server will find in a field. */
export const bytes = field => encoder.encode(kept(field)).length

function count(field) {
  const counter = document.querySelector(`[data-counts="${field.id}"]`)
  if (!counter) return
  const limit = Number(counter.dataset.limit)
  const now = bytes(field)
  const number = count => count.toLocaleString(document.documentElement.lang)
  counter.querySelector('.counter-now').textContent = number(now)
  counter.classList.toggle('over', now > limit)
  const over = counter.querySelector('.counter-over')
  const text = now > limit ? counter.dataset.over.replace('#', number(now - limit)) : ''
  if (over.textContent !== text) over.textContent = text // said aloud, unlike the number
}

export function countAll(root) {
  for (const counter of root.querySelectorAll('[data-counts]')) {
    const field = document.getElementById(counter.dataset.counts)
    if (field) count(field)
  }
}

export function startCounters() {
  document.addEventListener('input', event => { if (event.target.id) count(event.target) })
  document.addEventListener('htmx:afterSwap', event => countAll(event.detail.target))
  countAll(document)
}

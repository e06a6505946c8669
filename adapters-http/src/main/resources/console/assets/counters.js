// Counts bytes as the server does: in UTF-8, composed, without the space around.
const encoder = new TextEncoder()

export const bytes = text => encoder.encode(text.normalize('NFC').trim()).length

function count(field) {
  const counter = document.querySelector(`[data-counts="${field.id}"]`)
  if (!counter) return
  const limit = Number(counter.dataset.limit)
  const now = bytes(field.value)
  counter.querySelector('.counter-now').textContent = now.toLocaleString(document.documentElement.lang)
  counter.classList.toggle('over', now > limit)
  const over = counter.querySelector('.counter-over')
  const text = now > limit ? counter.dataset.over.replace('#', now - limit) : ''
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

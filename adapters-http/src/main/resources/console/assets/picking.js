// Choosing a channel: in the composer, and in the filter of the list of posts.
import { closeWindow } from './windows.js'

/** Shows a channel as the chosen one, or none. */
export function choose(place, id, name, photo) {
  const label = place.querySelector('.pick-button')
  const field = place.querySelector('[name=channel]')
  field.value = id
  place.querySelector('.pick-name').textContent = name || place.dataset.pickNone
  label.setAttribute('aria-label', `${label.dataset.label}: ${name || place.dataset.pickNone}`)
  const frame = place.querySelector('.photo')
  frame.hidden = !photo
  if (photo) frame.querySelector('img').src = photo
  const clear = place.querySelector('[data-clear-pick]')
  if (clear) clear.hidden = !id
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

export function startPicking() {
  document.addEventListener('click', event => {
    const chosen = event.target.closest('[data-pick]')
    if (chosen) {
      const { pick: id, name, photo } = chosen.dataset
      choose(document.querySelector('.pick'), id, name, photo)
      closeWindow()
    }
    const clear = event.target.closest('[data-clear-pick]')
    if (clear) choose(clear.closest('.pick'), '', '', '')
  })
}

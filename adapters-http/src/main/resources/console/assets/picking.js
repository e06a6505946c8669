// Choosing channels: one in the composer and in the filter of posts, several in the form of a token.
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

/** Adds a channel to those that were chosen, once. */
function add(place, { pick: id, name, photo }) {
  const list = place.querySelector('.chosen')
  if (![...list.querySelectorAll('input')].some(each => each.value === id)) {
    const row = place.querySelector('template').content.firstElementChild.cloneNode(true)
    row.querySelector('input').value = id
    row.querySelector('img').src = photo
    row.querySelector('.who-name').textContent = name
    row.querySelector('.who-id').textContent = id
    const button = row.querySelector('[data-remove]')
    button.setAttribute('aria-label', `${button.title}: ${name}`)
    list.append(row)
  }
  const field = searchIn(place)
  field.value = ''
  field.focus()
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const searchIn = place => place.querySelector('[type=search]')

function takeOut(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const focus = next?.querySelector('[data-remove]') ?? searchIn(row.closest('.choose'))
  row.remove()
  focus.focus()
}

// What was typed when Enter was pressed, until it is found
let awaited

/** Enter takes the first that is found, even if that takes a moment; it never sends the form. */
function entered(event) {
  const field = event.target.closest('.choose [type=search], .picking [type=search]')
  const query = field?.value.trim()
  if (!query || event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  awaited = query
  takeAwaited()
}

function takeAwaited() {
  const found = document.querySelector('#picker')
  if (!awaited || found?.dataset.query !== awaited) return
  awaited = undefined
  found.querySelector('[data-pick]')?.click()
}

/** Searches for what was typed; for nothing if that is gone. */
function searches(event) {
  const place = event.target.closest('.choose')
  if (!place || event.target !== searchIn(place)) return
  const query = event.target.value.trim()
  event.detail.formData.delete('channels')
  event.detail.formData.set('query', query)
  if (query) return
  event.preventDefault()
  place.querySelector('#picker').replaceChildren()
}

/** ↓ and ↑ go through what was found, and back to the search. */
function moved(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const place = step && event.target.closest('.picking, .choose')
  if (!place || event.isComposing) return
  const all = [searchIn(place), ...place.querySelectorAll('[data-pick]')]
  const next = all[all.indexOf(event.target) + step]
  if (!all.includes(event.target) || !next) return
  event.preventDefault()
  next.focus()
}

// What was typed on the button that opens the list
let typed = ''

/** What looks like a list opens like one: with ↓, or by typing what one looks for. */
function openedByKey(event) {
  const button = event.target.closest('.pick-button')
  if (!button || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const isText = [...event.key].length === 1 && event.key !== ' '
  if (!isText && event.key !== 'ArrowDown') return
  event.preventDefault()
  typed += isText ? event.key : ''
  if (typed.length < 2) button.click()
}

function searchTyped(event) {
  if (!event.target.matches('.pick-button')) return
  const field = document.querySelector('.picking [type=search]')
  if (field && typed) {
    field.value = typed
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  typed = ''
}

export function startPicking() {
  document.addEventListener('keydown', openedByKey)
  document.addEventListener('keydown', moved)
  document.addEventListener('htmx:afterRequest', searchTyped)
  document.addEventListener('keydown', entered)
  document.addEventListener('input', () => { awaited = undefined })
  document.addEventListener('htmx:afterSwap', takeAwaited)
  document.addEventListener('htmx:configRequest', searches)
  document.addEventListener('click', event => {
    const chosen = event.target.closest('[data-pick]')
    const several = chosen?.closest('.choose')
    if (several) {
      add(several, chosen.dataset)
    } else if (chosen) {
      const { pick: id, name, photo } = chosen.dataset
      choose(document.querySelector('.pick'), id, name, photo)
      closeWindow()
    }
    const row = event.target.closest('[data-remove]')?.closest('.chosen .item')
    if (row) takeOut(row)
    const clear = event.target.closest('[data-clear-pick]')
    if (clear) choose(clear.closest('.pick'), '', '', '')
  })
}

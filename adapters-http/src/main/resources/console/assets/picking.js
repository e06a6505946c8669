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

function row(place, { id, name, photo }) {
  const row = place.querySelector('template').content.firstElementChild.cloneNode(true)
  row.querySelector('input').value = id
  row.querySelector('img').src = photo
  row.querySelector('.who-name').textContent = name
  row.querySelector('.who-id').textContent = id
  const button = row.querySelector('[data-remove]')
  button.setAttribute('aria-label', `${button.title}: ${name}`)
  return row
}

/** The channels that were chosen. */
export const chosen = place => [...place.querySelectorAll('.chosen > li')].map(row => ({
  id: row.querySelector('input').value,
  name: row.querySelector('.who-name').textContent,
  photo: row.querySelector('img').getAttribute('src'),
}))

/** Shows these channels as those that were chosen. */
export function chooseAll(place, channels) {
  place.querySelector('.chosen').replaceChildren(...channels.map(channel => row(place, channel)))
}

/** Adds a channel to those that were chosen, once. */
function add(place, channel) {
  if (!chosen(place).some(each => each.id === channel.id)) place.querySelector('.chosen').append(row(place, channel))
  const field = searchIn(place)
  place.querySelector('.found').replaceChildren() // or it could be taken for what is typed next
  field.value = ''
  field.focus()
  told(field)
}

const told = field => field.dispatchEvent(new Event('input', { bubbles: true }))

const searchIn = place => place.querySelector('[type=search]')

function takeOut(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const search = searchIn(row.closest('.choose'))
  row.remove()
  ;(next?.querySelector('[data-remove]') ?? search).focus()
  told(search)
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
  const all = [...document.querySelectorAll('.picking [data-query], .choose [data-query]')]
  const found = all.find(each => each.dataset.query === awaited)
  if (!awaited || !found) return
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
  place.querySelector('.found').replaceChildren()
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
    const button = event.target.closest('[data-pick]')
    const several = button?.closest('.choose')
    const { pick: id, name, photo } = button?.dataset ?? {}
    if (several) {
      add(several, { id, name, photo })
    } else if (button) {
      choose(document.querySelector('.pick'), id, name, photo)
      closeWindow()
    }
    const row = event.target.closest('[data-remove]')?.closest('.chosen .item')
    if (row) takeOut(row)
    const clear = event.target.closest('[data-clear-pick]')
    if (clear) choose(clear.closest('.pick'), '', '', '')
  })
}

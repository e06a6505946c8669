// Popups in the upper right: what was done, and what went wrong with all that was entered kept.
const NOTICE = 'herald-notice'
const NOTICE_MILLIS = 6000

const popups = () => document.getElementById('popups')

function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true)
}

export function notice(text) {
  const popup = fromTemplate('popup-notice')
  popup.querySelector('.popup-title').textContent = text
  popups().append(popup)
  setTimeout(() => popup.remove(), NOTICE_MILLIS)
}

/** Says that the server can't be reached; once, however often it is tried. */
function unreachable() {
  popups().querySelector('[data-unreachable]')?.remove()
  const popup = fromTemplate('popup-unreachable')
  popup.dataset.unreachable = ''
  popups().append(popup)
}

/** Shows the popup that the server made of a failure. */
export function failure(html) {
  const popup = new DOMParser().parseFromString(html, 'text/html').querySelector('.popup')
  if (!popup) return unreachable()
  clearFailures()
  popups().append(document.importNode(popup, true))
}

function clearFailures() {
  for (const popup of popups().querySelectorAll('.popup-failure')) popup.remove()
}

/** Where the form has a field: links and images are found by their place. */
export function placeOf(form, field) {
  const [, list, index, part] = field.match(/^(\w+)\[(\d+)\]\.?(.*)$/) ?? []
  if (!list) {
    const name = field.split('.')[0]
    return form.querySelector(`[data-field="${CSS.escape(name)}"]`)
  }
  const items = form.querySelectorAll(`[data-field="${list}"] .item`)
  const item = list === 'images' ? [...items].filter(i => i.querySelector('[name=image]:enabled'))[index] : items[index]
  return item?.querySelector(`[data-link="${part}"]`) ?? item?.querySelector('.item-body') ?? null
}

/** Marks a field, and says beside it what is wrong. */
export function mark(place, message) {
  const input = place.querySelector('input:not([type=hidden]):not(:disabled), textarea, button')
  const error = document.createElement('p')
  error.className = 'field-error marked'
  error.id = `error-${Math.random().toString(36).slice(2)}`
  error.textContent = message
  place.append(error)
  if (input) {
    if (input.matches('input, textarea')) input.setAttribute('aria-invalid', 'true')
    input.dataset.describedby ??= input.getAttribute('aria-describedby') ?? ''
    input.setAttribute('aria-describedby', `${input.dataset.describedby} ${error.id}`.trim())
  }
  return input
}

export function unmark(root) {
  for (const error of root.querySelectorAll('.field-error.marked')) error.remove()
  for (const input of root.querySelectorAll('[data-describedby]')) {
    input.removeAttribute('aria-invalid')
    if (input.dataset.describedby) input.setAttribute('aria-describedby', input.dataset.describedby)
    else input.removeAttribute('aria-describedby')
    delete input.dataset.describedby
  }
}

/** What tells this form from all others, so that sending it twice does once what it says. */
export const newKey = () => crypto.randomUUID?.()
  ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16))

function markFields(form) {
  const inputs = [...popups().querySelectorAll('li[data-field]')].map(line => {
    const place = placeOf(form, line.dataset.field)
    return place ? mark(place, line.dataset.message) : null
  })
  inputs.find(input => input)?.focus()
}

/** A page that gives way to another one can't say itself that something was done. */
function keepNotice(xhr) {
  const text = xhr.getResponseHeader('X-Herald-Notice')
  if (text) sessionStorage.setItem(NOTICE, decodeURIComponent(text))
}

export function showKeptNotice() {
  const text = sessionStorage.getItem(NOTICE)
  if (!text) return
  sessionStorage.removeItem(NOTICE)
  notice(text)
}

export function startPopups() {
  document.addEventListener('click', event => {
    event.target.closest('[data-close-popup]')?.closest('.popup').remove()
  })
  document.addEventListener('htmx:beforeRequest', event => {
    const form = event.target.closest('form[hx-post]')
    if (form !== event.target) return
    clearFailures()
    unmark(form)
  })
  document.addEventListener('htmx:beforeOnLoad', event => keepNotice(event.detail.xhr))
  // What a proxy on the way answers is no part of the page.
  document.addEventListener('htmx:beforeSwap', event => {
    const { xhr } = event.detail
    if (xhr.status < 400) return
    event.detail.isError = false
    if (xhr.getResponseHeader('HX-Retarget')) {
      if (xhr.getResponseHeader('HX-Retarget') === '#popups') clearFailures()
      return
    }
    event.detail.shouldSwap = false
    if (!isInTheBackground(event)) unreachable()
  })
  document.addEventListener('htmx:afterRequest', event => {
    const form = event.target.closest('form[hx-post]')
    if (!form || form !== event.target) return
    const { status } = event.detail.xhr
    if (status >= 400) markFields(form)
    // The key has done something else; to do it once more is for the author to decide.
    if (status === 409 && form.elements.key) form.elements.key.value = newKey()
  })
  for (const broken of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(broken, event => { if (!isInTheBackground(event)) unreachable() })
  }
}

/** Whether nobody asked for it: the preview follows by itself. */
const isInTheBackground = event => event.target.id === 'preview'

// Popups in the upper right: what was done, and what went wrong with all that was entered kept.
import { goOn } from './leaving.js'

const NOTICE = 'herald-notice'
const NOTICE_MILLIS = 6000
const MOST_NAMED = 10

const popups = () => document.getElementById('popups')

function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true)
}

export function notice(text) {
  const popup = fromTemplate('popup-notice')
  popup.querySelector('.popup-title').textContent = text
  document.getElementById('notices').append(popup)
  setTimeout(() => popup.remove(), NOTICE_MILLIS)
}

// What went wrong with which files, in the popup that says so
const filesOf = new WeakMap()

/** Says that the server can't be reached; once, however often it is tried. */
function unreachable() {
  clearUnreachable()
  const popup = fromTemplate('popup-failure')
  popup.dataset.unreachable = ''
  popups().append(popup)
}

/** It was not done what failed so, whatever can be reached since: that stays until it is tried again. */
function clearUnreachable() {
  popups().querySelector('[data-unreachable]')?.remove()
}

/** Says that something on the way has answered in Herald's place. */
function answeredByProxy(status) {
  const popup = fromTemplate('popup-failure')
  popup.querySelector('.popup-title').textContent = byProxy(status)
  popups().append(popup)
}

function byProxy(status) {
  const { proxy, proxyTooLarge } = popups().dataset
  return status === 413 ? proxyTooLarge : proxy.replace('#', status)
}

/** All names, or the first of so many that nobody reads them all. */
const listed = names => names.length > MOST_NAMED
  ? `${names.slice(0, MOST_NAMED).join(', ')}, … (+${names.length - MOST_NAMED})`
  : names.join(', ')

/** Says that something can't be done, and with what. */
export function refusal(text, names) {
  const popup = fromTemplate('popup-failure')
  popup.querySelector('.popup-title').textContent = text
  popup.querySelector('.popup-title + p').textContent = listed(names)
  popups().append(popup)
  return popup
}

/** Shows the popup that the server made of a failure. */
function failure(html) {
  const popup = popupIn(html)
  clearFailures()
  popups().append(document.importNode(popup, true))
}

/** htmx takes a failure that is shown for a success. */
export const isGood = xhr => xhr.status >= 200 && xhr.status < 400

const popupIn = html => new DOMParser().parseFromString(html, 'text/html').querySelector('.popup')

/**
 * Says why a file was not taken, and which one it was.
 * @returns {string} why
 */
export function fileFailure(file, xhr) {
  const popup = popupIn(xhr.responseText)
  if (popup?.matches('[data-away]')) failure(xhr.responseText)
  const text = reasonIn(xhr, popup)
  if (!popup?.matches('[data-away]')) sayOfFile(file, text)
  return text
}

/** Why something failed, in a sentence. */
export const reasonOf = (status, html) => reasonIn({ status }, popupIn(html))

/** Says why something failed, as for a form that htmx sends. */
export function showFailure(form, status, html) {
  if (popupIn(html)) failure(html)
  else if (status) answeredByProxy(status)
  else unreachable()
  markFields(form)
}

function reasonIn(xhr, popup) {
  if (popup) return popup.querySelector('.popup-title').textContent
  if (xhr.status) return byProxy(xhr.status)
  return fromTemplate('popup-failure').querySelector('.popup-title').textContent
}

/** One popup for all files that have the same fault. */
function sayOfFile(file, text) {
  const same = [...popups().children].find(each => filesOf.has(each) && each.querySelector('.popup-title').textContent === text)
  const popup = same ?? refusal(text, [])
  filesOf.set(popup, [...filesOf.get(popup) ?? [], file])
  popup.querySelector('.popup-title + p').textContent = listed(filesOf.get(popup).map(each => each.name))
}

/** Takes back what was said of a file, as it was taken since, or is no longer wanted. */
export function resolved(file) {
  for (const popup of [...popups().children]) {
    const files = filesOf.get(popup)
    if (!files?.includes(file)) continue
    const others = files.filter(each => each !== file)
    filesOf.set(popup, others)
    popup.querySelector('.popup-title + p').textContent = listed(others.map(each => each.name))
    if (!others.length) popup.remove()
  }
}

/** Takes away what was said of the files that were chosen before. */
export function clearFiles() {
  for (const popup of [...popups().children]) if (filesOf.has(popup)) popup.remove()
}

/** Takes away what was said of a form; what was said of files is about those. */
export function clearFailures() {
  for (const popup of popups().querySelectorAll('.popup-failure')) if (!filesOf.has(popup)) popup.remove()
}

/** Takes away that nobody is signed in, as somebody is. */
export function clearAway() {
  for (const popup of popups().querySelectorAll('[data-away]')) popup.remove()
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

/**
 * Marks a field, and says beside it what is wrong.
 * @param kind of the mark: what was found while the form is filled in, or when it was sent
 */
export function mark(place, message, kind = 'sent') {
  const error = document.createElement('p')
  error.className = 'field-error marked'
  error.id = `error-${Math.random().toString(36).slice(2)}`
  error.dataset.kind = kind
  error.textContent = message
  place.append(error)
  return describe(place)
}

/** Takes marks away, of one kind or all. */
export function unmark(root, kind) {
  const places = new Set()
  for (const error of root.querySelectorAll('.field-error.marked')) {
    if (kind && error.dataset.kind !== kind) continue
    places.add(error.parentElement)
    error.remove()
  }
  places.forEach(describe)
}

/** Lets those who hear the page know which marks are a field's. */
function describe(place) {
  const input = place.querySelector('input:not([type=hidden]):not(:disabled), textarea, button:not([data-remove])')
  if (!input) return null
  const errors = [...place.querySelectorAll(':scope > .field-error.marked')].map(error => error.id)
  input.dataset.describedby ??= input.getAttribute('aria-describedby') ?? ''
  const all = [input.dataset.describedby, ...errors].filter(id => id)
  if (all.length) input.setAttribute('aria-describedby', all.join(' '))
  else input.removeAttribute('aria-describedby')
  if (!input.matches('button')) input.toggleAttribute('aria-invalid', false)
  if (errors.length && !input.matches('button')) input.setAttribute('aria-invalid', 'true')
  return input
}

/** What tells this form from all others, so that sending it twice does once what it says. */
export const newKey = () => crypto.randomUUID?.()
  ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16))

function markFields(form) {
  unmark(form)
  const inputs = [...popups().querySelectorAll('li[data-field]')].map(line => {
    const place = placeOf(form, line.dataset.field)
    return place ? mark(place, line.dataset.message) : null
  })
  inputs.find(input => input)?.focus()
}

/** Who corrects a field need not read any longer what was wrong with it. */
function corrected(place) {
  unmark(place, 'sent')
  const form = place.closest('form')
  for (const line of popups().querySelectorAll('li[data-field]')) {
    if (!form || placeOf(form, line.dataset.field) !== place) continue
    const list = line.parentElement
    line.remove()
    if (!list.children.length) list.closest('.popup').remove()
  }
}

/** A page that gives way to another one can't say itself that something was done. */
function giveWay(event) {
  const { xhr } = event.detail
  keepNotice(xhr)
  const page = xhr.getResponseHeader('HX-Redirect')
  if (!page) return
  event.preventDefault()
  goOn(page)
}

function keepNotice(xhr) {
  const text = xhr.getResponseHeader('X-Herald-Notice')
  if (text) noticeLater(decodeURIComponent(text))
}

/** Says that something was done on the page that comes then. */
export const noticeLater = text => sessionStorage.setItem(NOTICE, text)

export function showKeptNotice() {
  const text = sessionStorage.getItem(NOTICE)
  if (!text || !document.getElementById('notices')) return
  sessionStorage.removeItem(NOTICE)
  notice(text)
}

export function startPopups() {
  document.addEventListener('click', event => {
    event.target.closest('[data-close-popup]')?.closest('.popup').remove()
  })
  document.addEventListener('htmx:beforeRequest', event => {
    const form = event.target.closest('form[hx-post]')
    if (!form || form !== event.target) return
    clearFailures()
    unmark(form)
  })
  document.addEventListener('input', event => {
    const place = event.target.closest('[data-link], .item-body, [data-field]')
    if (place) corrected(place)
  })
  document.addEventListener('htmx:beforeOnLoad', giveWay)
  // What a proxy on the way answers is no part of the page.
  document.addEventListener('htmx:beforeSwap', event => {
    const { xhr } = event.detail
    if (xhr.status < 400) return
    event.detail.isError = false
    const isSaid = xhr.status === 401 && !popups().querySelector('[data-away]')
    if (isInTheBackground(event) && !isSaid) {
      event.detail.shouldSwap = false
      return
    }
    if (xhr.getResponseHeader('HX-Retarget')) {
      if (xhr.getResponseHeader('HX-Retarget') === '#popups') clearFailures()
      return
    }
    event.detail.shouldSwap = false
    answeredByProxy(xhr.status)
  })
  document.addEventListener('htmx:afterRequest', event => {
    if (isGood(event.detail.xhr)) {
      clearAway()
      if (!isInTheBackground(event)) clearUnreachable()
    }
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

/** Whether nobody asked for it: the preview follows by itself, and so does what is true now. */
const isInTheBackground = event => event.detail.requestConfig?.elt?.matches('#preview, [data-unasked]') ?? false

// Posts that wait for some seconds before they go out: a bar on every page says so, and takes them
// back.
import { leaveOut } from './also.js'
import { notPublished } from './drafts.js'
import { notice } from './popups.js'
import { lookForReturned } from './returned.js'

const KEY = 'herald-undo'
const SAY_EVERY_MILLIS = 250
const LOOK_EVERY_MILLIS = 500
const LONGEST_LOOK_MILLIS = 60000 // then nobody waits for it any more

const waiting = () => JSON.parse(sessionStorage.getItem(KEY) ?? '[]')

const keep = all => all.length ? sessionStorage.setItem(KEY, JSON.stringify(all)) : sessionStorage.removeItem(KEY)

const forget = draft => keep(waiting().filter(each => each.draft !== draft))

/** What the answer to Publish says is for the page that comes then. */
function keepUndo({ detail: { xhr } }) {
  const header = xhr.getResponseHeader('X-Herald-Undo')
  if (!header) return
  const { millis, ...post } = JSON.parse(decodeURIComponent(header))
  keep([...waiting().filter(each => each.draft !== post.draft), { ...post, until: Date.now() + millis }])
}

function show(post) {
  const bar = document.getElementById('popup-undo').content.firstElementChild.cloneNode(true)
  const title = bar.querySelector('.popup-title')
  const rest = bar.querySelector('.undo-rest')
  title.textContent = post.title ?? bar.dataset.publishing.replace('#', () => post.channel)
  bar.querySelector('[data-undo]').addEventListener('click', () => undo(post, bar))
  document.getElementById('notices').append(bar)
  const timer = setInterval(() => {
    const millis = post.until - Date.now()
    const seconds = Math.max(0, Math.ceil(millis / 1000))
    rest.textContent = bar.dataset.waiting.replace('#', seconds)
    if (millis > 0 && bar.isConnected) return
    clearInterval(timer)
    if (bar.isConnected) look(post, bar)
  }, SAY_EVERY_MILLIS)
}

const address = (post, bar) => `${bar.dataset.drafts}/${encodeURIComponent(post.draft)}`

/** In whatever form it is shown again. */
function isNotOut(post) {
  notPublished(post.draft)
  notPublished(post.key)
}

let undone // the last one that was taken back

function undo(post, bar) {
  undone = post
  isNotOut(post)
  forget(post.draft)
  bar.remove()
  // If it is too late, the answer says so.
  htmx.ajax('POST', `${address(post, bar)}/unschedule`, { source: 'body', swap: 'none', values: { copy: post.copies ?? [] } }).catch(() => {})
}

/** Its time has come: what has become of it? */
async function look(post, bar) {
  bar.querySelector('[data-undo]').disabled = true
  try {
    const copies = new URLSearchParams((post.copies ?? []).map(copy => ['copy', copy]))
    const answer = await fetch(`${address(post, bar)}/state?${copies}`, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(LOOK_EVERY_MILLIS * 10) })
    if (answer.status === 401) return bar.remove() // whoever signs in again is told on the next page
    const what = await answer.json()
    if (what.state !== 'scheduled') return over(post, bar, what)
  } catch {
    // It goes out nevertheless.
  }
  if (Date.now() - post.until < LONGEST_LOOK_MILLIS) setTimeout(() => look(post, bar), LOOK_EVERY_MILLIS)
  else over(post, bar, {})
}

function over(post, bar, what) {
  forget(post.draft)
  bar.remove()
  if (what.text) {
    notice(what.text)
    showInList()
    lookForReturned()
    if (what.state === 'returned') isNotOut(post)
  } else if (what.state === 'published') {
    notice(bar.dataset.published.replace('#', () => post.channel))
    showInList()
  } else if (what.state === 'returned') {
    isNotOut(post)
    lookForReturned()
  }
}

function showInList() {
  if (!document.querySelector('form.filters[hx-get$="/posts"]')) return
  htmx.ajax('GET', location.href, { source: '#list', target: '#list', select: '#list', swap: 'outerHTML' }).catch(() => {})
}

/** Some of several may have been out: then another draft is left, for the others. */
function keepUndone({ detail: { xhr } }) {
  const header = xhr.getResponseHeader('X-Herald-Undone')
  if (header) leaveOut(undone, JSON.parse(decodeURIComponent(header)))
}

export function startUndo() {
  document.addEventListener('htmx:beforeOnLoad', keepUndo)
  document.addEventListener('htmx:beforeOnLoad', keepUndone)
  if (document.getElementById('popup-undo')) waiting().forEach(show)
}

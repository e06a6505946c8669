// Saves what is being written as a draft on the server, by itself, and says so. Whoever was
// overtaken by somebody else decides what becomes of both.
const SAVE_AFTER_MILLIS = 1000
const AGAIN_AFTER_MILLIS = 5000
const LONGEST_WAIT_MILLIS = 60000
const LONGEST_REQUEST_MILLIS = 20000
const LOOK_EVERY_MILLIS = 10000
const SAY_EVERY_MILLIS = 5000
const MOST_KEPT_ALIVE = 60000 // browsers send no more for a page that has gone

const form = document.getElementById('composer')
const draft = () => form.elements.draft.value
const channel = () => form.elements.channel.value
const address = (id, end = '') => `${form.dataset.drafts}/${encodeURIComponent(id)}${end}`

let composer // what it is asked to do
let saved = '' // what the server has
let savedAt = 0
let channelOfDraft = ''
let left = null // the draft of another channel, which this one takes the place of
let theirs = null // what somebody else made of the draft
let problem = '' // why nothing is saved until its author decides
let isSaving = false
let isLooking = false
let wait = AGAIN_AFTER_MILLIS
let pending

/** All that the server would keep. */
function contents() {
  const entries = new URLSearchParams(new FormData(form))
  for (const name of ['key', 'draft', 'revision', 'by', 'publishAt', 'wanted', 'silent', 'channels']) entries.delete(name)
  return entries.toString()
}

/** Why it can't be published as it is; empty if nothing keeps it. */
export const overtakenBy = () => problem

/** Whether the server has all that was written. */
export const isSaved = () => Boolean(draft()) && contents() === saved

/** Whether there is nothing that could be saved, or nobody knows yet what the draft says. */
const isNothing = () => draft() ? !savedAt : composer.isEmpty()

/** Says how saving goes; aloud only what its author should know. */
function say(text, isFailure = false) {
  const state = document.getElementById('save-state')
  state.setAttribute('aria-live', isFailure ? 'polite' : 'off')
  if (state.textContent !== text) state.textContent = text
}

function saySaved() {
  if (!isSaved() || !savedAt || problem) return
  const seconds = Math.round((Date.now() - savedAt) / SAY_EVERY_MILLIS) * SAY_EVERY_MILLIS / 1000
  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  const time = seconds < 60 ? ago.format(-seconds, 'second') : ago.format(-Math.floor(seconds / 60), 'minute')
  say(form.dataset.saved.replace('#', () => time))
}

const request = (where, options) => fetch(where, {
  headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(LONGEST_REQUEST_MILLIS), ...options,
})

const post = (where, body, options) => request(where, { method: 'POST', body, ...options })

/** What the server says, or what the popup says that it made of a failure. */
async function parsed(answer) {
  if (answer.headers.get('Content-Type')?.startsWith('application/json')) return answer.json()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return { title: page.querySelector('.popup-title')?.textContent.trim() }
}

/** Saves soon, unless something more is written until then. */
export function saveSoon() {
  clearTimeout(pending)
  if (problem || isNothing()) return
  if (draft() && channel() !== channelOfDraft) beginAnother()
  if (!isSaved()) pending = setTimeout(save, SAVE_AFTER_MILLIS)
}

/** A draft stays with its channel: for another one, it is another draft. */
function beginAnother() {
  left = { draft: draft(), revision: form.elements.revision.value }
  asNew()
}

function asNew() {
  form.elements.draft.value = ''
  form.elements.revision.value = ''
  saved = ''
  savedAt = 0
  composer.renew()
}

/** Saves what was written, if the server does not have it yet. */
export async function save() {
  clearTimeout(pending)
  if (isSaving || problem || isSaved() || isNothing() || !channel()) return
  if (draft() && channel() !== channelOfDraft) beginAnother()
  const sent = contents()
  const own = { draft: draft(), key: form.elements.key.value, channel: channel() }
  // Until there is an answer, the page may have gone on to something else.
  const isOwn = () => !problem && own.draft === draft() && own.key === form.elements.key.value
  isSaving = true
  say(form.dataset.saving)
  try {
    const body = new URLSearchParams(new FormData(form))
    const where = own.draft ? address(own.draft) : form.dataset.drafts
    const answer = await post(where, body, { keepalive: body.toString().length < MOST_KEPT_ALIVE })
    const what = await parsed(answer)
    if (isOwn()) took(answer.status, what, sent, own.channel)
  } catch {
    if (isOwn()) again()
  } finally {
    isSaving = false
    if (contents() !== sent) saveSoon()
  }
}

function again() {
  say(form.dataset.notSaved, true)
  pending = setTimeout(save, wait)
  wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)
}

function took(status, answer, sent, of) {
  if (status === 200 && answer.draft) {
    take(answer, sent, of)
    composer.saved()
    discardLeft()
  } else if (status === 412 && answer.draft) overtaken(answer)
  else if (answer.ended) ended(answer.ended)
  else if ((status === 409 || status === 422) && answer.title) say(answer.title, true) // until it is changed
  else again()
}

/** The other channel's draft goes, unless somebody else has changed it. */
function discardLeft() {
  const revision = left && new URLSearchParams({ revision: left.revision })
  // Also if the page is left now.
  if (left) post(address(left.draft, '/discard'), revision, { keepalive: true }).catch(() => {})
  left = null
}

/** The server has this, as a revision of a draft whose address the page has from now on. */
function take(answer, sent, of) {
  if (draft() !== answer.draft) history.replaceState(history.state, '', address(answer.draft))
  form.elements.draft.value = answer.draft
  form.elements.revision.value = answer.revision
  channelOfDraft = of
  saved = sent
  savedAt = Date.now()
  wait = AGAIN_AFTER_MILLIS
  saySaved()
}

const clock = millis => new Date(millis).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })

function overtaken(by) {
  theirs = by
  ask(form.dataset.changed.replace(/[#@]/g, mark => mark === '#' ? by.by : clock(by.at)))
}

function ended(why) {
  theirs = null
  const { draftDiscarded, draftPublished, draftNotFound } = form.dataset
  ask({ draft_discarded: draftDiscarded, draft_published: draftPublished }[why] ?? draftNotFound)
}

function ask(text) {
  problem = text
  const place = document.getElementById('overtaken')
  place.querySelector('.overtaken-text').textContent = text
  place.querySelector('[data-take-theirs]').hidden = !theirs
  place.hidden = false
  say('')
  composer.decided()
}

/** Nothing is to be decided any more: the page is at another draft. */
export function leave() {
  clearTimeout(pending)
  problem = ''
  theirs = null
  left = null
  saved = ''
  savedAt = 0
  document.getElementById('overtaken').hidden = true
}

function keepMine() {
  leave()
  asNew()
  composer.decided()
  form.elements.text.focus()
  save()
}

function takeTheirs() {
  if (!confirm(form.dataset.discard)) return
  const { draft: id } = theirs
  problem = ' ' // nothing more is saved
  composer.forget()
  location.assign(address(id))
}

/** Shows what the server has. */
function show(what) {
  composer.show(what)
  take(what, contents(), channel())
  composer.saved()
}

/** Sees what others have made of the draft, while the page is looked at. */
async function look() {
  const id = draft()
  const isStale = () => !savedAt || draft() !== id || isSaving || problem || composer.isPublishing()
  if (!id || isStale() || isLooking || document.hidden) return
  isLooking = true
  try {
    const answer = await request(address(id, `/content?known=${form.elements.revision.value}`))
    const what = answer.status === 204 ? null : await parsed(answer)
    if (!what || isStale() || what.revision <= Number(form.elements.revision.value)) return
    if (what.ended) ended(what.ended)
    else if (what.draft && isSaved() && !composer.isBusy()) {
      show(what)
      composer.taken(form.dataset.taken.replace('#', () => what.by))
    } else if (what.draft) overtaken(what)
  } catch {
    // Saving says whether the server is there.
  } finally {
    isLooking = false
  }
}

/** Goes on with the draft of this page; with what the browser alone has of it, if it has more. */
async function open(kept) {
  form.inert = true
  try {
    const answer = await request(address(draft(), '/content'))
    const what = await parsed(answer)
    if (what.ended && kept) goOnAsNew(kept)
    else if (what.ended) location.reload() // which leads to what has become of it
    else if (!what.draft) throw new Error(answer.status)
    else {
      show(what)
      if (kept) goOnWith(kept, what)
    }
    form.inert = false
  } catch {
    say(form.dataset.unreachable, true)
    setTimeout(() => open(kept), AGAIN_AFTER_MILLIS)
  }
}

/** Shows what the browser alone has, unless the server has it too. */
function goOnWith(kept, what) {
  if (kept.channel !== what.channel) return goOnAsNew(kept)
  composer.show(kept)
  if (isSaved()) return show(what)
  form.elements.revision.value = kept.revision // or else what others changed since would go
  save()
}

function goOnAsNew(kept) {
  leave()
  composer.show({ ...kept, draft: '', revision: '' })
  asNew()
  save()
}

/**
 * @param own what the composer does: {@code show} a draft, {@code renew} its key, {@code forget}
 *     what the browser keeps, say whether it {@code isEmpty}, {@code isBusy} with its author's
 *     hands, or {@code isPublishing}, and what to do when all was {@code saved}, when others'
 *     changes were {@code taken}, and when something was {@code decided}
 * @param kept what this browser alone has of the page's draft, if anything
 */
export function startSaving(own, kept) {
  composer = own
  document.querySelector('[data-keep-mine]').addEventListener('click', keepMine)
  document.querySelector('[data-take-theirs]').addEventListener('click', takeTheirs)
  document.addEventListener('visibilitychange', () => document.hidden ? save() : look())
  document.addEventListener('herald:signed-in', save)
  setInterval(look, LOOK_EVERY_MILLIS)
  setInterval(saySaved, SAY_EVERY_MILLIS)
  if (draft()) open(kept)
}

/** Nothing more is saved: the post was published. */
export function stopSaving() {
  clearTimeout(pending)
  problem = ' '
}

/** Discards the draft on the server, unless there is none, or it is no longer this one. */
export function discardSaved() {
  if (!draft() || problem) return false
  clearTimeout(pending)
  htmx.ajax('POST', address(draft(), '/discard'), {
    source: 'body', swap: 'none', values: { revision: form.elements.revision.value },
  }).catch(() => {})
  return true
}

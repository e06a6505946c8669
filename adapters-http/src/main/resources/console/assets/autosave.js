// Saves what is being written as a draft on the server, by itself, and says so. Whoever was
// overtaken by somebody else decides what becomes of both.
const SAVE_AFTER_MILLIS = 1000
const AGAIN_AFTER_MILLIS = 5000
const LOOK_EVERY_MILLIS = 10000
const SAY_EVERY_MILLIS = 5000

const form = document.getElementById('composer')
const draft = () => form.elements.draft.value
const address = (id, end = '') => `${form.dataset.drafts}/${encodeURIComponent(id)}${end}`

let composer // what it is asked to do
let saved = '' // what the server has
let savedAt = 0
let channel = '' // the draft's
let left = '' // the draft of another channel, which this one takes the place of
let theirs = null // what somebody else made of the draft
let problem = '' // why nothing is saved until its author decides
let isSaving = false
let pending

/** All that the server would keep. */
function contents() {
  const entries = new URLSearchParams(new FormData(form))
  for (const name of ['key', 'draft', 'revision']) entries.delete(name)
  return entries.toString()
}

/** Why it can't be published as it is; empty if nothing keeps it. */
export const overtakenBy = () => problem

/** Whether the server has all that was written. */
export const isSaved = () => Boolean(draft()) && contents() === saved

const say = text => {
  const state = document.getElementById('save-state')
  if (state.textContent !== text) state.textContent = text
}

function saySaved() {
  if (!isSaved() || !savedAt) return
  const seconds = Math.round((Date.now() - savedAt) / SAY_EVERY_MILLIS) * SAY_EVERY_MILLIS / 1000
  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  const time = seconds < 60 ? ago.format(-seconds, 'second') : ago.format(-Math.floor(seconds / 60), 'minute')
  say(form.dataset.saved.replace('#', () => time))
}

const request = (where, options) => fetch(where, { headers: { 'HX-Request': 'true' }, ...options })

const parsed = answer => answer.headers.get('Content-Type')?.startsWith('application/json') ? answer.json() : {}

/** Saves soon, unless something more is written until then. */
export function saveSoon() {
  clearTimeout(pending)
  if (problem || isSaved() || composer.isEmpty()) return
  if (draft() && form.elements.channel.value !== channel) beginAnother()
  pending = setTimeout(save, SAVE_AFTER_MILLIS)
}

/** A draft stays with its channel: for another one, it is another draft. */
function beginAnother() {
  left = draft()
  asNew()
}

function asNew() {
  form.elements.draft.value = ''
  form.elements.revision.value = ''
  composer.renew()
  saved = ''
  savedAt = 0
}

/** Saves what was written, if the server does not have it yet. */
export async function save() {
  clearTimeout(pending)
  if (isSaving || problem || isSaved() || !form.elements.channel.value || composer.isEmpty()) return
  const sent = contents()
  const where = draft() ? address(draft()) : form.dataset.drafts
  isSaving = true
  say(form.dataset.saving)
  try {
    const answer = await request(where, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: sent.length < 60000 })
    took(answer.status, await parsed(answer), sent)
  } catch {
    again()
  } finally {
    isSaving = false
    saveSoonIfChanged(sent)
  }
}

const saveSoonIfChanged = sent => { if (contents() !== sent) saveSoon() }

function again() {
  say(form.dataset.notSaved)
  pending = setTimeout(save, AGAIN_AFTER_MILLIS)
}

function took(status, answer, sent) {
  if (status === 200) {
    take(answer, sent)
    composer.saved()
    if (left) request(address(left, '/discard'), { method: 'POST' }).catch(() => {})
    left = ''
  } else if (status === 412 && answer.draft) overtaken(answer)
  else if (answer.ended) ended(answer.ended)
  else if (status >= 500 || status === 401 || status === 429 || status === 408) again()
  else say(form.dataset.notSaved) // until something is changed
}

/** The server has this, as a revision of a draft whose address the page has from now on. */
function take(answer, sent) {
  if (draft() !== answer.draft) history.replaceState(history.state, '', address(answer.draft))
  form.elements.draft.value = answer.draft
  form.elements.revision.value = answer.revision
  channel = form.elements.channel.value
  saved = sent
  savedAt = Date.now()
  saySaved()
}

const clock = millis => new Date(millis).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' })

function overtaken(by) {
  theirs = by
  ask(form.dataset.changed.replace('#', () => by.by).replace('@', () => clock(by.at)))
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

function answered() {
  problem = ''
  document.getElementById('overtaken').hidden = true
  composer.decided()
}

function keepMine() {
  asNew()
  answered()
  save()
}

function takeTheirs() {
  const by = theirs
  answered()
  show(by)
}

/** Shows what the server has. */
function show(what) {
  composer.show(what)
  take(what, contents())
  composer.saved()
}

/** Sees what others have made of the draft, while the page is looked at. */
async function look() {
  if (!draft() || isSaving || problem || document.hidden) return
  try {
    const answer = await request(address(draft(), `/content?known=${form.elements.revision.value}`))
    if (isSaving) return // which finds it out as well
    const what = answer.status === 204 ? null : await parsed(answer)
    if (what?.ended) ended(what.ended)
    else if (what?.draft && isSaved()) {
      show(what)
      composer.taken(form.dataset.taken.replace('#', () => what.by))
    } else if (what?.draft) overtaken(what)
  } catch {
    // Saving says whether the server is there.
  }
}

/** Goes on with the draft of this page; with what the browser alone has of it, if it has more. */
async function open(kept) {
  form.inert = true
  try {
    const answer = await request(address(draft(), '/content'))
    const what = await parsed(answer)
    if (what.ended) return location.reload() // which leads to what has become of it
    if (!what.draft) throw new Error(answer.status)
    show(what)
    if (kept) goOnWith(kept, what)
    form.inert = false
  } catch {
    say(form.dataset.unreachable)
    setTimeout(() => open(kept), AGAIN_AFTER_MILLIS)
  }
}

/** Shows what the browser alone has, unless the server has it too. */
function goOnWith(kept, what) {
  composer.show(kept)
  if (isSaved()) return show(what)
  form.elements.revision.value = kept.revision // or else what others changed since would go
  save()
}

/**
 * @param own what the composer does: {@code show} a draft, {@code renew} its key, say whether it
 *     {@code isEmpty}, and what to do when all was {@code saved}, when others' changes were {@code
 *     taken}, and when something was {@code decided}
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

/** Discards the draft on the server; false if there is none. */
export function discardSaved() {
  if (!draft()) return false
  clearTimeout(pending)
  htmx.ajax('POST', address(draft(), '/discard'), { source: 'body', swap: 'none' }).catch(() => {})
  return true
}

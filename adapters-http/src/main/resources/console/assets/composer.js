// Create Post: what is missing, the preview, and the draft of what is being written.
import { keepOthers, otherChannels, showOthers } from './also.js'
import * as autosave from './autosave.js'
import { bytes, countAll } from './counters.js'
import * as drafts from './drafts.js'
import { takeFiles } from './files.js'
import * as items from './items.js'
import { askWhile } from './leaving.js'
import { choose } from './picking.js'
import { isGood, mark, newKey, notice, placeOf, unmark } from './popups.js'
import { ask } from './windows.js'

const PREVIEW_AFTER_MILLIS = 25
const AGAIN_AFTER_MILLIS = 5000
const MOST_UNFINISHED = 3

const form = document.getElementById('composer')
const images = document.getElementById('images')
const links = document.getElementById('links')

const type = () => form.elements.type.value
const key = () => form.elements.key.value
const hasText = () => type() !== 'IMAGE_ONLY'
const hasImages = () => type() !== 'TEXT_ONLY'

// What is missing

let away = '' // why the preview does not follow

function missing() {
  const { dataset } = form
  const filled = [...links.children].every(row => [...row.querySelectorAll('input')].every(input => input.value.trim()))
  const published = drafts.publishedAt(key()) ?? drafts.publishedAt(form.elements.draft.value)
  if (published) return dataset.published.replace('#', clock(published))
  if (autosave.overtakenBy()) return autosave.overtakenBy()
  if (!form.elements.channel.value) return dataset.needsChannel
  if (hasText() && !form.elements.text.value.trim()) return dataset.needsText
  if (hasText() && bytes(form.elements.text) > Number(document.getElementById('text-counter').dataset.limit)) return dataset.tooLong
  if (hasImages() && items.areUploading()) return dataset.needsUpload
  if (hasImages() && items.haveFailed()) return dataset.needsRetry
  if (hasImages() && !images.querySelector('[name=image]:enabled') && !isTextSoFar()) return dataset.needsImage
  if (!filled) return dataset.needsLink
  if (!away && document.querySelector('#problems li')) return dataset.needsFix // else it is of before
  return ''
}

let isTypeKnown = false // its author has chosen one, or an image

/** Whether it is a text as long as nobody asks for more: who only writes has no type to choose. */
const isTextSoFar = () => type() === 'IMAGE_AND_TEXT' && !isTypeKnown && !images.children.length

const clock = millis => new Date(millis).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })

function showType() {
  form.querySelector('[data-part=text]').hidden = !hasText()
  form.querySelector('[data-part=images]').hidden = !hasImages()
  form.querySelector('[data-kept=text]').hidden = hasText() || !form.elements.text.value.trim()
  form.querySelector('[data-kept=images]').hidden = hasImages() || !images.children.length
}

function showState() {
  const what = missing()
  const state = document.getElementById('publish-state')
  if (images.children.length) isTypeKnown = true
  const text = what || away || (isTextSoFar() ? form.dataset.readyAsText : form.dataset.ready)
  if (state.textContent !== text) state.textContent = text
  document.getElementById('publish').disabled = Boolean(what)
  document.querySelector('[data-discard-draft]').hidden = isEmpty(written())
  document.querySelector('[data-save-template]').hidden = !form.elements.draft.value
  document.getElementById('image-count').textContent = items.countImages()
  document.getElementById('add-link').disabled = links.children.length >= Number(form.dataset.maxLinks)
  document.getElementById('image-files').disabled = items.isFull()
}

// Preview

let pending

function preview() {
  clearTimeout(pending)
  pending = setTimeout(() => {
    htmx.ajax('POST', form.dataset.preview, {
      source: '#preview', target: '#preview', swap: 'innerHTML',
      values: new FormData(form),
    }).catch(() => {})
  }, PREVIEW_AFTER_MILLIS)
}

let isPressed = false // a button of the mouse, or a finger is on the screen

/**
 * Says beside each field what is wrong with it, but not while it is being written, and not while
 * something is being clicked, as that would move away before the click is over.
 */
function showProblems() {
  if (isPressed) return
  unmark(form, 'live')
  for (const line of document.querySelectorAll('#problems li')) {
    const place = placeOf(form, line.dataset.field)
    const isKnown = place?.querySelector(':scope > .marked')
    const entered = place?.closest('.item') ?? place
    if (place && !isKnown && !entered.contains(document.activeElement)) mark(place, line.dataset.message, 'live')
  }
  showState()
}

/** The preview follows, but stays where its reader has scrolled it to. */
function keepPlace() {
  let top = 0
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'preview') top = event.detail.target.querySelector('.phone-screen').scrollTop
  })
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id !== 'preview') return
    event.detail.target.querySelector('.phone-screen').scrollTop = top
    showProblems()
  })
}

/** A preview that does not follow says why, as one would take it for what will be published. */
function followed(why) {
  away = why
  document.getElementById('preview').classList.toggle('stale', Boolean(why))
  showState()
}

function previewed(event) {
  const { requestConfig, xhr } = event.detail
  if (requestConfig.elt.id !== 'preview' || xhr.status === 0) return
  if (isGood(xhr)) followed('')
  else followed(xhr.status === 401 ? form.dataset.signedOut : form.dataset.stale)
}

function unreached(event) {
  if (event.detail.requestConfig.elt.id !== 'preview') return
  followed(form.dataset.unreachable)
  setTimeout(preview, AGAIN_AFTER_MILLIS)
}

// The draft

const isEmpty = draft => !draft.text && !draft.images.length && !draft.links.length

let known = '' // what was written when it was looked at last
let isKept = true // nothing was written yet
let isElsewhere = false // another tab has gone on with this draft

const written = () => ({
  by: form.dataset.by,
  key: key(),
  draft: form.elements.draft.value,
  revision: form.elements.revision.value,
  channel: form.elements.channel.value,
  name: form.querySelector('.pick-name').textContent,
  photo: form.querySelector('.pick .photo').hidden ? '' : form.querySelector('.pick img').getAttribute('src'),
  type: type(),
  text: form.elements.text.value,
  also: otherChannels(),
  ...items.written(),
})

function save() {
  const draft = written()
  known = JSON.stringify(draft)
  keepOthers(draft)
  if (drafts.publishedAt(draft.key)) return
  const isElsewhereToo = autosave.isSaved() || (isEmpty(draft) && !draft.draft)
  if (isElsewhereToo) drafts.forget(draft.key)
  isKept = isElsewhereToo || drafts.keep(draft)
}

function show(draft) {
  form.elements.key.value = draft.key ?? key()
  form.elements.draft.value = draft.draft ?? ''
  form.elements.revision.value = draft.revision ?? ''
  form.elements.type.value = draft.type
  form.elements.text.value = draft.text
  items.show(draft)
  showOthers(draft)
  form.querySelector('.restored').hidden = isEmpty(draft) || !draft.key
  if (draft.channel !== form.elements.channel.value) choose(form.querySelector('.pick'), draft.channel, draft.channel && draft.name, draft.photo)
  isElsewhere = false
  countAll(form)
}

/** A new post for the channel that is chosen. */
const fresh = () => ({ ...written(), key: newKey(), draft: '', revision: '', type: form.dataset.type, text: '', images: [], links: [], also: [] })

/** Goes on with what this tab was at; with another channel's draft only if one wants that. */
function begin() {
  const draft = drafts.openDraft(form.dataset.by)
  const wanted = form.elements.channel.value
  if (!form.elements.draft.value && draft && !draft.draft && (!wanted || wanted === draft.channel)) show(draft)
}

/** What this browser alone has of the draft of this page. */
function keptOfDraft() {
  const id = form.elements.draft.value
  return id && drafts.draftsOf(form.dataset.by).find(draft => draft.draft === id)
}

const composer = {
  show: draft => {
    if (draft.draft) drafts.notPublished(draft.draft) // as the server has it still
    show(draft)
    refresh()
  },
  renew: () => {
    drafts.forget(key())
    form.elements.key.value = newKey()
    save()
  },
  forget: () => drafts.forget(key()),
  isEmpty: () => isEmpty(written()),
  isBusy: () => items.haveFiles() || form.contains(document.activeElement),
  isPublishing: () => document.getElementById('window').open || form.classList.contains('htmx-request'),
  saved: () => {
    save()
    showState()
  },
  taken: notice,
  decided: showState,
}

/** Offers the drafts that were left elsewhere. */
function offer() {
  const own = form.elements.draft.value
  const unfinished = drafts.draftsOf(form.dataset.by).filter(draft => draft.key !== key() && !(own && draft.draft === own))
  const list = document.getElementById('unfinished')
  list.replaceChildren(...unfinished.slice(0, MOST_UNFINISHED).map(draft => {
    const row = document.getElementById('unfinished-item').content.firstElementChild.cloneNode(true)
    const { text, noChannel } = row.dataset
    row.querySelector('.unfinished-channel').textContent = draft.channel ? text.replace('#', () => draft.name) : noChannel
    row.querySelector('.unfinished-text').textContent = draft.text.slice(0, 80) || draft.images.map(image => image.name).join(', ')
    row.querySelector('[data-continue]').addEventListener('click', () => goOnWith(draft))
    row.querySelector('[data-forget]').addEventListener('click', () => {
      if (!confirm(form.dataset.discard)) return
      drafts.forget(draft.key)
      offer()
    })
    return row
  }))
}

function goOnWith(draft) {
  if (draft.draft) {
    location.assign(`${form.dataset.drafts}/${encodeURIComponent(draft.draft)}`)
    return
  }
  autosave.leave()
  show(draft)
  changed()
  offer()
  form.elements.text.focus()
}

function startAnew() {
  if (!autosave.isSaved() && !drafts.publishedAt(key()) && !confirm(form.dataset.discard)) return
  if (autosave.discardSaved()) return
  drafts.forget(key())
  goOnWith(fresh())
}

function changed() {
  refresh()
  autosave.saveSoon()
}

function refresh() {
  showType()
  save()
  showState()
  preview()
}

/** What is changed after it was published, or went on elsewhere, is a post of its own. */
function edited() {
  if (JSON.stringify(written()) === known) return // as when a field is left
  if (isElsewhere || drafts.publishedAt(key())) form.elements.key.value = newKey()
  isElsewhere = false
  changed()
}

function answered(event) {
  const { requestConfig, xhr } = event.detail
  if (requestConfig.path.startsWith(form.dataset.audience) && !isGood(xhr)) preview() // it says why
  if (requestConfig.path.endsWith('/discard') && xhr.status === 204) drafts.forget(key())
  if (event.target !== form) return
  if (xhr.status === 204) {
    autosave.stopSaving()
    drafts.rememberPublished(key())
    if (form.elements.draft.value) drafts.rememberPublished(form.elements.draft.value)
  } else {
    changed()
    autosave.save() // as the server may have saved it before it refused
  }
  showState()
}

/** Whoever is asked whether to publish is told who will get the post. */
function confirmAudience(event) {
  if (event.target !== form) return
  event.preventDefault()
  if (isTextSoFar()) {
    form.elements.type.value = 'TEXT_ONLY'
    changed()
  }
  autosave.save() // so that the server knows what is published, should its answer be lost
  ask(form.dataset.audience, new FormData(form), (publishAt, isSilent) => {
    form.elements.publishAt.value = publishAt
    form.elements.silent.value = isSilent
    if (missing()) showState()
    else event.detail.issueRequest(true)
  })
}

/** A template is made of what the server has by then. */
async function saveTemplate({ currentTarget: { dataset } }) {
  await autosave.save()
  const address = `${dataset.saveTemplate}?draft=${encodeURIComponent(form.elements.draft.value)}`
  htmx.ajax('GET', address, { source: '#window-content', target: '#window-content' }).catch(() => {})
}

/** Whoever gives an image to a text wants both. */
function takeImages(files) {
  if (!hasImages()) {
    form.elements.type.value = 'IMAGE_AND_TEXT'
    notice(form.dataset.typeChanged)
  }
  items.addImages(files)
}

const offerImages = () => items.isFull() ? form.dataset.full : form.dataset.drop.replace('#', items.countImages())

function released() {
  if (!isPressed) return
  isPressed = false
  setTimeout(showProblems) // when it was clicked
}

/** Where both do not fit beside each other, one is shown. */
function startTabs() {
  const tabs = document.querySelectorAll('[data-show]')
  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      document.querySelector('[data-shown]').dataset.shown = tab.dataset.show
      for (const each of tabs) each.setAttribute('aria-pressed', each === tab)
    })
  }
}

/** A new post begins where something is to be entered first. */
function focusFirst() {
  if (form.elements.draft.value || !isEmpty(written()) || document.activeElement !== document.body) return
  const first = form.elements.channel.value && hasText() ? form.elements.text : form.querySelector('.pick-button')
  first.focus({ preventScroll: true })
}

export function startComposer() {
  if (!form) return
  startTabs()
  showOthers({ key: key(), draft: form.elements.draft.value })
  const kept = keptOfDraft()
  begin()
  if (form.dataset.begin) show({ ...fresh(), key: undefined, ...JSON.parse(form.dataset.begin) })
  autosave.startSaving(composer, kept)
  offer()
  form.addEventListener('change', event => { if (event.target.name === 'type') isTypeKnown = true })
  for (const type of ['input', 'change']) form.addEventListener(type, edited)
  form.addEventListener('focusout', () => setTimeout(showProblems))
  document.addEventListener('pointerdown', () => { isPressed = true }, true)
  for (const type of ['pointerup', 'pointercancel', 'keydown']) document.addEventListener(type, released, true)
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('[data-alt], [name=label], [name=url], #channels')) event.preventDefault()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) document.getElementById('publish').click()
  })
  items.startItems(changed)
  takeFiles(document.getElementById('image-drop'), takeImages, offerImages)
  form.querySelector('[data-discard-draft]').addEventListener('click', startAnew)
  form.querySelector('[data-save-template]').addEventListener('click', saveTemplate)
  keepPlace()
  document.addEventListener('htmx:afterRequest', previewed)
  for (const broken of ['htmx:sendError', 'htmx:timeout']) document.addEventListener(broken, unreached)
  document.addEventListener('htmx:afterRequest', answered)
  document.addEventListener('htmx:confirm', confirmAudience)
  document.addEventListener('herald:signed-in', preview)
  addEventListener('storage', event => {
    if (drafts.isDraft(event, key())) isElsewhere = true
    showState()
    offer()
  })
  addEventListener('pageshow', event => { if (event.persisted) showState() })
  askWhile(() => !isKept || items.haveFiles())
  changed()
  focusFirst()
}

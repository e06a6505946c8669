// Create Post: images, links, what is missing, the preview, and a draft that outlives the page.
import { bytes, countAll } from './counters.js'
import { mark, newKey, placeOf, refusal, unmark } from './popups.js'
import { Cancelled, droppable, isShown, upload } from './uploads.js'
import { closeWindow } from './windows.js'

const DRAFT = 'herald-draft'
const PREVIEW_AFTER_MILLIS = 25

const form = document.getElementById('composer')
const images = document.getElementById('images')
const links = document.getElementById('links')
const uploads = new Map()

const type = () => form.elements.type.value
const hasText = () => type() !== 'IMAGE_ONLY'
const hasImages = () => type() !== 'TEXT_ONLY'
const item = id => document.getElementById(id).content.firstElementChild.cloneNode(true)

// Choosing a channel, here and in the filter of the list

function pick(button) {
  const { pick: id, name, photo } = button.dataset
  choose(document.querySelector('.pick'), id, name, photo)
  closeWindow()
}

function choose(place, id, name, photo) {
  const label = place.querySelector('.pick-button')
  place.querySelector('[name=channel]').value = id
  place.querySelector('.pick-name').textContent = name || place.dataset.pickNone
  label.setAttribute('aria-label', `${label.dataset.label}: ${name || place.dataset.pickNone}`)
  const frame = place.querySelector('.photo')
  frame.hidden = !photo
  if (photo) frame.querySelector('img').src = photo
  const clear = place.querySelector('[data-clear-pick]')
  if (clear) clear.hidden = !id
  place.querySelector('[name=channel]').dispatchEvent(new Event('change', { bubbles: true }))
}

// Images

function add(files) {
  const room = Number(form.dataset.maxImages) - images.children.length
  if (files.length > room) refusal(form.dataset.tooMany, files.slice(room).map(file => file.name))
  for (const file of files.slice(0, room)) {
    const row = item('image-item')
    row.querySelector('.item-name').textContent = file.name
    images.append(row)
    send(row, file)
  }
  changed()
}

async function send(row, file) {
  const state = row.querySelector('.upload-state')
  const error = row.querySelector('.field-error')
  state.hidden = false
  error.hidden = true
  row.querySelector('[data-retry]').hidden = true
  const mine = upload(file, now => {
    state.querySelector('progress').value = now
    state.querySelector('.upload-percent').textContent = `${now} %`
  })
  uploads.set(row, { ...mine, file })
  try {
    const { image, thumbnail } = await mine.done
    uploads.delete(row)
    sent(row, image, thumbnail)
  } catch (reason) {
    if (reason instanceof Cancelled) return
    failed(row, reason.message, file)
  } finally {
    state.hidden = true
    changed()
  }
}

/** Says what is wrong with a row, which must be sent again or removed. */
function failed(row, why, file) {
  const error = row.querySelector('.field-error')
  uploads.set(row, { file, failed: true })
  error.textContent = why || form.dataset.uploadFailed
  error.hidden = false
  row.querySelector('.upload-state').hidden = true
  row.querySelector('[data-retry]').hidden = !file
}

function sent(row, image, thumbnail) {
  const picture = row.querySelector('img')
  picture.src = thumbnail
  isShown(picture).then(shown => { row.querySelector('.not-shown').hidden = shown })
  for (const name of ['image', 'alt']) row.querySelector(`[name=${name}]`).disabled = false
  row.querySelector('[name=image]').value = image
  row.querySelector('.upload-state').hidden = true
}

function addLink(label = '', url = '') {
  const row = item('link-item')
  row.querySelector('[name=label]').value = label
  row.querySelector('[name=url]').value = url
  links.append(row)
  return row
}

/** Moves a row, and keeps the focus on the button that was pressed. */
function move(row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
  if (!other) return
  if (by < 0) other.before(row)
  else other.after(row)
  changed()
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const list = row.parentElement
  uploads.get(row)?.cancel?.()
  uploads.delete(row)
  row.remove()
  const focus = next?.querySelector('[data-remove]') ?? document.getElementById(list === links ? 'add-link' : 'image-files')
  focus.focus()
  changed()
}

function pressed(event) {
  const button = event.target.closest('button')
  const row = button?.closest('.item')
  if (!row) return
  if (button.dataset.move) {
    move(row, Number(button.dataset.move))
    button.focus()
  }
  if (button.matches('[data-remove]')) remove(row)
  if (button.matches('[data-retry]')) send(row, uploads.get(row).file)
}

function reorderByDragging() {
  let dragged
  images.addEventListener('dragstart', event => {
    dragged = event.target.closest('.item')
    dragged?.classList.add('dragged')
  })
  images.addEventListener('dragover', event => {
    const over = event.target.closest('.item')
    if (!dragged || !over || over === dragged) return
    event.preventDefault()
    const isBelow = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING
    if (isBelow) over.after(dragged)
    else over.before(dragged)
  })
  images.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged')
    dragged = undefined
    changed()
  })
}

// What is missing

function missing() {
  const { dataset } = form
  const filled = [...links.children].every(row => [...row.querySelectorAll('input')].every(input => input.value.trim()))
  if (!form.elements.channel.value) return dataset.needsChannel
  if (hasText() && !form.elements.text.value.trim()) return dataset.needsText
  if (hasText() && bytes(form.elements.text.value) > Number(document.getElementById('text-counter').dataset.limit)) return dataset.tooLong
  if (hasImages() && [...uploads.values()].some(each => !each.failed)) return dataset.needsUpload
  if (hasImages() && uploads.size) return dataset.needsRetry
  if (hasImages() && !images.querySelector('[name=image]:enabled')) return dataset.needsImage
  if (!filled) return dataset.needsLink
  if (document.querySelector('#problems li')) return dataset.needsFix
  return ''
}

function showType() {
  form.querySelector('[data-part=text]').hidden = !hasText()
  form.querySelector('[data-part=images]').hidden = !hasImages()
  form.querySelector('[data-kept=text]').hidden = hasText() || !form.elements.text.value.trim()
  form.querySelector('[data-kept=images]').hidden = hasImages() || !images.children.length
}

function showState() {
  const what = missing()
  const state = document.getElementById('publish-state')
  const text = what || form.dataset.ready
  if (state.textContent !== text) state.textContent = text
  document.getElementById('publish').disabled = Boolean(what)
  document.getElementById('image-count').textContent = images.children.length
  document.getElementById('add-link').disabled = links.children.length >= Number(form.dataset.maxLinks)
  document.getElementById('image-files').disabled = images.children.length >= Number(form.dataset.maxImages)
}

// Preview

let pending

function preview() {
  clearTimeout(pending)
  pending = setTimeout(() => {
    htmx.ajax('POST', '/console/compose/preview', {
      source: '#preview', target: '#preview', swap: 'innerHTML',
      values: new FormData(form),
    }).catch(() => {})
  }, PREVIEW_AFTER_MILLIS)
}

/** Says beside each field what is wrong with it, but not while it is being written. */
function showProblems() {
  unmark(form, 'live')
  for (const line of document.querySelectorAll('#problems li')) {
    const place = placeOf(form, line.dataset.field)
    const isKnown = place?.querySelector(':scope > .marked')
    if (place && !isKnown && !place.contains(document.activeElement)) mark(place, line.dataset.message, 'live')
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
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.requestConfig.elt.id === 'preview') document.getElementById('preview').classList.toggle('stale', !event.detail.successful)
  })
}

// A draft outlives the page, in this tab and for whoever wrote it

function save() {
  const draft = {
    by: form.dataset.by,
    key: form.elements.key.value,
    channel: form.elements.channel.value,
    name: form.querySelector('.pick-name').textContent,
    photo: form.querySelector('.pick .photo').hidden ? '' : form.querySelector('.pick img').src,
    type: type(),
    text: form.elements.text.value,
    images: [...images.children].map(row => ({
      image: row.querySelector('[name=image]').value,
      thumbnail: row.querySelector('img').getAttribute('src'),
      name: row.querySelector('.item-name').textContent,
      alt: row.querySelector('[name=alt]').value,
    })),
    links: [...links.children].map(row => ({
      label: row.querySelector('[name=label]').value, url: row.querySelector('[name=url]').value,
    })),
  }
  if (draft.text || draft.images.length || draft.links.length) sessionStorage.setItem(DRAFT, JSON.stringify(draft))
  else sessionStorage.removeItem(DRAFT)
}

function restore() {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null')
  if (!draft || draft.by !== form.dataset.by) return
  form.elements.key.value = draft.key
  form.elements.type.value = draft.type
  form.elements.text.value = draft.text
  if (!form.elements.channel.value && draft.channel) choose(form.querySelector('.pick'), draft.channel, draft.name, draft.photo)
  for (const kept of draft.images) {
    const row = item('image-item')
    row.querySelector('.item-name').textContent = kept.name
    row.querySelector('[name=alt]').value = kept.alt
    images.append(row)
    if (kept.image) sent(row, kept.image, kept.thumbnail)
    else failed(row, '') // the file itself is gone with the page that it was chosen on
  }
  for (const kept of draft.links) addLink(kept.label, kept.url)
  form.querySelector('.restored').hidden = false
  countAll(form)
}

function startAnew() {
  sessionStorage.removeItem(DRAFT)
  for (const each of uploads.values()) each.cancel?.()
  uploads.clear()
  images.replaceChildren()
  links.replaceChildren()
  form.elements.text.value = ''
  form.elements.key.value = newKey()
  form.querySelector('.restored').hidden = true
  countAll(form)
  changed()
  form.elements.text.focus()
}

function changed() {
  showType()
  showState()
  save()
  preview()
}

function answered(event) {
  if (event.target !== form) return
  const { status } = event.detail.xhr
  if (status === 204) sessionStorage.removeItem(DRAFT)
  else save()
  showState()
}

export function startComposer() {
  document.addEventListener('click', event => {
    const chosen = event.target.closest('[data-pick]')
    if (chosen) pick(chosen)
    if (event.target.closest('[data-clear-pick]')) choose(event.target.closest('.pick'), '', '', '')
  })
  if (!form) return
  restore()
  for (const type of ['input', 'change']) form.addEventListener(type, changed)
  form.addEventListener('focusout', () => setTimeout(showProblems))
  form.addEventListener('click', pressed)
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('[name=alt], [name=label], [name=url]')) event.preventDefault()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) document.getElementById('publish').click()
  })
  document.getElementById('add-link').addEventListener('click', () => {
    addLink().querySelector('input').focus()
    changed()
  })
  document.getElementById('image-files').addEventListener('change', event => {
    add([...event.target.files])
    event.target.value = ''
  })
  droppable(document.getElementById('image-drop'), add)
  form.querySelector('[data-discard-draft]').addEventListener('click', startAnew)
  keepPlace()
  document.addEventListener('htmx:afterRequest', answered)
  reorderByDragging()
  changed()
}

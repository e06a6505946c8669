// The images and links of a post that is being written: lists whose rows can be moved and removed.
import { move, startOrdering } from './ordering.js'
import { clearFiles, refusal, resolved } from './popups.js'
import { Cancelled, isShown, showFile, showPicture, showProgress, upload } from './uploads.js'

const form = document.getElementById('composer')
const images = document.getElementById('images')
const links = document.getElementById('links')
const uploads = new Map()
const together = new Map() // how far those are that were sent together
let refused // what says that there were too many
let changed = () => {}

const item = id => document.getElementById(id).content.firstElementChild.cloneNode(true)

/** Whether images are still on their way. */
export const areUploading = () => [...uploads.values()].some(each => each.cancel)

/** Whether images failed, whose files are still here or gone. */
export const haveFailed = () => [...uploads.values()].some(each => !each.cancel)

/** Whether files would be lost with the page, as they are on no server yet. */
export const haveFiles = () => [...uploads.values()].some(each => each.file)

/** Images that failed take no place. */
export const countImages = () => [...images.children].filter(row => !uploads.has(row) || uploads.get(row).cancel).length

const room = () => Number(form.dataset.maxImages) - countImages()

export const isFull = () => room() <= 0

export function addImages(files) {
  if (!haveFailed()) clearFiles()
  const taken = Math.max(0, room())
  refuse(files.slice(taken))
  for (const file of files.slice(0, taken)) send(imageRow(file.name), file)
  changed()
}

/** Says which files are too many, if any are, until that changes. */
function refuse(files) {
  refused?.remove()
  refused = files.length ? refusal(form.dataset.tooMany, files.map(file => file.name)) : undefined
}

function imageRow(name) {
  const row = item('image-item')
  row.querySelector('.item-name').textContent = name
  const grip = row.querySelector('[data-grip]')
  grip.setAttribute('aria-label', `${grip.title}: ${name}`)
  images.append(row)
  return row
}

async function send(row, file) {
  const state = row.querySelector('.upload-state')
  row.querySelector('.field-error').hidden = true
  row.querySelector('[data-retry]').hidden = true
  state.hidden = false
  showFile(row.querySelector('img'), file)
  const goOn = percent => {
    showProgress(state, percent)
    together.set(row, { file, percent })
    showTogether()
  }
  const mine = upload(file, goOn)
  uploads.set(row, { ...mine, file })
  goOn(0)
  try {
    const { image, thumbnail } = await mine.done
    uploads.delete(row)
    sent(row, image, thumbnail)
  } catch (reason) {
    if (reason instanceof Cancelled) return
    failed(row, reason.message, file)
    if (reason.isFinal) takeOut(row) // to send it again would change nothing
  } finally {
    state.hidden = true
    showTogether()
    changed()
  }
}

/** How far all are, where there are several. */
function showTogether() {
  if (!areUploading()) together.clear()
  const all = [...together]
  const state = document.getElementById('upload-together')
  state.hidden = all.length < 2
  if (state.hidden) return
  const bytes = count => all.reduce((sum, [, each]) => sum + count(each), 0)
  const ended = all.filter(([row]) => !uploads.get(row)?.cancel).length
  state.querySelector('progress').value = bytes(each => each.file.size * each.percent) / bytes(each => each.file.size) || 0
  const text = state.dataset.text.replace('#', ended).replace('@', all.length)
  const said = state.querySelector('span')
  if (said.textContent !== text) said.textContent = text
}

/** Says what is wrong with a row, which must be sent again or removed. */
function failed(row, why, file) {
  const error = row.querySelector('.field-error')
  uploads.set(row, { file })
  error.textContent = why || form.dataset.uploadFailed
  error.hidden = false
  row.querySelector('.upload-state').hidden = true
  row.querySelector('[data-retry]').hidden = !file
}

function sent(row, image, thumbnail) {
  const picture = row.querySelector('img')
  const alt = row.querySelector('[data-alt]')
  row.dataset.thumbnail = thumbnail
  showPicture(picture, thumbnail)
  isShown(picture).then(shown => { row.querySelector('.not-shown').hidden = shown })
  alt.name = 'alt' // from now on there is an image that it belongs to
  row.querySelector('[name=image]').disabled = false
  row.querySelector('[name=image]').value = image
  row.querySelector('.upload-state').hidden = true
}

export function addLink(label = '', url = '') {
  const row = item('link-item')
  row.querySelector('[name=label]').value = label
  row.querySelector('[name=url]').value = url
  links.append(row)
  return row
}

/** A link that has no label yet is called by its host. */
function nameByHost(field) {
  const label = field.closest('.item').querySelector('[name=label]')
  const typed = field.value.trim()
  if (!typed || label.value.trim()) return
  try {
    label.value = new URL(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`).hostname.replace(/^www\./, '')
  } catch {
    return // the server says what is wrong with it
  }
}

function takeOut(row) {
  uploads.get(row)?.cancel?.()
  uploads.delete(row)
  together.delete(row)
  if (row.parentElement === images) showPicture(row.querySelector('img'), '')
  row.remove()
  showTogether()
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const list = row.parentElement
  resolved(uploads.get(row)?.file)
  if (list === images) refuse([])
  takeOut(row)
  const focus = next?.querySelector('[data-remove]') ?? document.getElementById(list === links ? 'add-link' : 'image-files')
  focus.focus()
  changed()
}

function sendAgain(row) {
  const { file } = uploads.get(row)
  refuse(isFull() ? [file] : [])
  if (isFull()) return
  send(row, file)
  changed()
}

function pressed(event) {
  const button = event.target.closest('button')
  const row = button?.closest('.item')
  if (!row) return
  if (button.dataset.move) {
    move(row, Number(button.dataset.move))
    changed()
  }
  if (button.matches('[data-remove]')) remove(row)
  if (button.matches('[data-retry]')) sendAgain(row)
}

/** All rows, as a draft keeps them. */
export const written = () => ({
  images: [...images.children].map(row => ({
    image: row.querySelector('[name=image]').value,
    thumbnail: row.dataset.thumbnail ?? null,
    name: row.querySelector('.item-name').textContent,
    alt: row.querySelector('[data-alt]').value,
  })),
  links: [...links.children].map(row => ({
    label: row.querySelector('[name=label]').value, url: row.querySelector('[name=url]').value,
  })),
})

/** Shows the rows of a draft in place of all others. */
export function show(draft) {
  refuse([])
  for (const row of [...images.children]) takeOut(row)
  links.replaceChildren()
  for (const kept of draft.images) {
    const row = imageRow(kept.name)
    row.querySelector('[data-alt]').value = kept.alt
    if (kept.image) sent(row, kept.image, kept.thumbnail)
    else failed(row, '') // the file itself is gone with the page that it was chosen on
  }
  for (const kept of draft.links) addLink(kept.label, kept.url)
}

/** @param whenChanged called after each change of a row */
export function startItems(whenChanged) {
  changed = whenChanged
  form.addEventListener('click', pressed)
  document.getElementById('add-link').addEventListener('click', () => {
    addLink().querySelector('input').focus()
    changed()
  })
  links.addEventListener('change', event => {
    if (event.target.matches('[name=url]')) nameByHost(event.target)
  })
  document.getElementById('image-files').addEventListener('change', event => {
    addImages([...event.target.files])
    event.target.value = ''
  })
  startOrdering(images, changed)
}

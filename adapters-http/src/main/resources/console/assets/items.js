// The images and links of a post that is being written: lists whose rows can be moved and removed.
import { clearFiles, refusal, resolved } from './popups.js'
import { Cancelled, isShown, upload } from './uploads.js'

const form = document.getElementById('composer')
const images = document.getElementById('images')
const links = document.getElementById('links')
const uploads = new Map()
let changed = () => {}

const item = id => document.getElementById(id).content.firstElementChild.cloneNode(true)

/** Whether images are still on their way. */
export const areUploading = () => [...uploads.values()].some(each => each.cancel)

/** Whether images failed, whose files are still here or gone. */
export const haveFailed = () => [...uploads.values()].some(each => !each.cancel)

/** Whether files would be lost with the page, as they are on no server yet. */
export const haveFiles = () => [...uploads.values()].some(each => each.file)

export function addImages(files) {
  if (!haveFailed()) clearFiles()
  const room = Number(form.dataset.maxImages) - images.children.length
  if (files.length > room) refusal(form.dataset.tooMany, files.slice(room).map(file => file.name))
  for (const file of files.slice(0, room)) send(imageRow(file.name), file)
  changed()
}

function imageRow(name) {
  const row = item('image-item')
  row.querySelector('.item-name').textContent = name
  images.append(row)
  return row
}

async function send(row, file) {
  const state = row.querySelector('.upload-state')
  row.querySelector('.field-error').hidden = true
  row.querySelector('[data-retry]').hidden = true
  state.hidden = false
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
    if (reason.isFinal) takeOut(row) // to send it again would change nothing, and it takes no place
  } finally {
    state.hidden = true
    changed()
  }
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
  picture.src = thumbnail
  isShown(picture).then(shown => { row.querySelector('.not-shown').hidden = shown })
  for (const name of ['image', 'alt']) row.querySelector(`[name=${name}]`).disabled = false
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

/** Moves a row, and keeps the focus on the button that was pressed. */
function move(row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
  if (!other) return
  if (by < 0) other.before(row)
  else other.after(row)
  changed()
}

function takeOut(row) {
  uploads.get(row)?.cancel?.()
  uploads.delete(row)
  row.remove()
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const list = row.parentElement
  resolved(uploads.get(row)?.file)
  takeOut(row)
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

/** All rows, as a draft keeps them. */
export const written = () => ({
  images: [...images.children].map(row => ({
    image: row.querySelector('[name=image]').value,
    thumbnail: row.querySelector('img').getAttribute('src'),
    name: row.querySelector('.item-name').textContent,
    alt: row.querySelector('[name=alt]').value,
  })),
  links: [...links.children].map(row => ({
    label: row.querySelector('[name=label]').value, url: row.querySelector('[name=url]').value,
  })),
})

/** Shows the rows of a draft in place of all others. */
export function show(draft) {
  for (const row of [...images.children]) takeOut(row)
  links.replaceChildren()
  for (const kept of draft.images) {
    const row = imageRow(kept.name)
    row.querySelector('[name=alt]').value = kept.alt
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
  document.getElementById('image-files').addEventListener('change', event => {
    addImages([...event.target.files])
    event.target.value = ''
  })
  reorderByDragging()
}

// Uploads, with progress. They can be cancelled.
import { clearFiles, fileFailure, mark, resolved, unmark } from './popups.js'

/** Scripts are two folders below the console. */
const IMAGES = new URL('../../images', import.meta.url).pathname

/** Answers to what was sent, and not to when it was: the same file would get them again. */
const FINAL = [413, 415, 422]

export class Cancelled extends Error {}

class NotTaken extends Error {
  constructor(why, status) {
    super(why)
    /** Whether to send the file again would change nothing. */
    this.isFinal = FINAL.includes(status)
  }
}

/**
 * Uploads a file. Resolves to what the server knows it as.
 * @param progress called with percents
 * @returns {{done: Promise<{image: string, thumbnail: string}>, cancel: () => void}}
 */
export function upload(file, progress) {
  const xhr = new XMLHttpRequest()
  const done = new Promise((resolve, reject) => {
    xhr.upload.onprogress = event => { if (event.lengthComputable) progress(Math.floor(100 * event.loaded / event.total)) }
    xhr.onload = () => {
      const answer = xhr.status === 200 ? parsed(xhr.responseText) : null
      resolved(file)
      if (answer) return resolve(answer)
      reject(new NotTaken(fileFailure(file, xhr), xhr.status))
    }
    xhr.onerror = () => {
      resolved(file)
      reject(new NotTaken(fileFailure(file, xhr), xhr.status))
    }
    xhr.onabort = () => reject(new Cancelled())
  })
  xhr.open('POST', IMAGES)
  xhr.setRequestHeader('HX-Request', 'true') // a failure is answered as a popup
  xhr.setRequestHeader('Content-Type', 'application/octet-stream')
  xhr.send(file)
  return { done, cancel: () => xhr.abort() }
}

/** Something on the way may have answered in the server's place. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const zones = []

/** Lets files be dropped on an element; beside it too, where they would take the page's place. */
export function droppable(element, taken) {
  zones.push({ element, taken })
}

/** The zone of the window, if one is open, or else that of the page. */
function zone() {
  for (const gone of zones.filter(each => !each.element.isConnected)) zones.splice(zones.indexOf(gone), 1)
  const open = document.getElementById('window')?.open
  return zones.findLast(each => !open || each.element.closest('#window'))
}

function takeDrops() {
  const dragged = event => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    const current = zone()
    current?.element.classList.toggle('dragging', event.type === 'dragover')
    if (event.type === 'drop') current?.taken([...event.dataTransfer.files])
  }
  for (const type of ['dragover', 'dragleave', 'drop']) document.addEventListener(type, dragged)
}

/** Whether the browser can show what a picture element loads. */
export function isShown(picture) {
  return picture.decode().then(() => true, () => false)
}

let current

/** The photo in the window of a channel. */
export function startPhotoUpload() {
  takeDrops()
  document.addEventListener('change', event => {
    if (event.target.id === 'photo-file' && event.target.files.length) photo(event.target.files[0])
  })
  document.addEventListener('htmx:afterSwap', () => {
    const drop = document.querySelector('[data-upload="one"]')
    if (drop && !drop.dataset.ready) {
      drop.dataset.ready = ''
      droppable(drop, files => { if (files.length) photo(files[0]) })
    }
  })
  document.addEventListener('click', event => { if (event.target.closest('[data-cancel-upload]')) current?.cancel() })
  document.getElementById('window')?.addEventListener('herald:closing', () => current?.cancel())
}

async function photo(file) {
  current?.cancel()
  clearFiles()
  const drop = document.querySelector('[data-upload="one"]')
  const form = drop.closest('form')
  const state = drop.querySelector('.upload-state')
  const bar = state.querySelector('progress')
  const percent = state.querySelector('.upload-percent')
  const submit = form.querySelector('[type=submit]')
  unmark(drop.closest('[data-field]'))
  state.hidden = false
  submit.disabled = true
  bar.value = 0
  const mine = upload(file, now => {
    bar.value = now
    percent.textContent = `${now} %`
  })
  current = mine
  try {
    const { image, thumbnail } = await mine.done
    document.getElementById('avatar').value = image
    const preview = document.getElementById('avatar-preview')
    preview.src = thumbnail
    preview.hidden = false
    drop.querySelector('.not-shown').hidden = await isShown(preview)
  } catch (failed) {
    // The photo from before stays.
    if (failed instanceof Cancelled) document.getElementById('photo-file')?.focus()
    else mark(drop.closest('[data-field]'), failed.message || drop.dataset.uploadFailed)
  } finally {
    if (current === mine) {
      current = undefined
      state.hidden = true
      submit.disabled = false
      if (drop.isConnected) document.getElementById('photo-file').value = ''
    }
  }
}

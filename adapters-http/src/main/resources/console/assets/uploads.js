// Uploads, with progress. They can be cancelled.
import { failure, unmark } from './popups.js'

export class Cancelled extends Error {}

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
      if (xhr.status === 200) return resolve(JSON.parse(xhr.responseText))
      failure(xhr.responseText)
      reject(new Error(reasonIn(xhr.responseText)))
    }
    xhr.onerror = () => {
      failure('')
      reject(new Error(''))
    }
    xhr.onabort = () => reject(new Cancelled())
  })
  xhr.open('POST', '/console/images')
  xhr.setRequestHeader('HX-Request', 'true') // a failure is answered as a popup
  xhr.setRequestHeader('Content-Type', 'application/octet-stream')
  xhr.send(file)
  return { done, cancel: () => xhr.abort() }
}

function reasonIn(html) {
  return new DOMParser().parseFromString(html, 'text/html').querySelector('.popup-title')?.textContent ?? ''
}

/** Lets files be dropped on an element. */
export function droppable(element, taken) {
  const stop = event => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    element.classList.toggle('dragging', event.type === 'dragover')
    if (event.type === 'drop') taken([...event.dataTransfer.files])
  }
  for (const type of ['dragover', 'dragleave', 'drop']) element.addEventListener(type, stop)
}

let current

/** The photo in the window of a channel. */
export function startPhotoUpload() {
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
  } catch {
    // The popup has said why; the photo from before stays.
  } finally {
    if (current === mine) {
      current = undefined
      state.hidden = true
      submit.disabled = false
      document.getElementById('photo-file').value = ''
    }
  }
}

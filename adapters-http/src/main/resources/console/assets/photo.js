// The photo in the window of a channel.
import { hideCrop, openCrop, setOriginal } from './crop.js'
import { takeFiles } from './files.js'
import { clearFiles, mark, unmark } from './popups.js'
import { Cancelled, isShown, showFile, showPicture, showProgress, upload } from './uploads.js'

let current

const zone = () => document.querySelector('[data-upload="one"]')

export function startPhoto() {
  document.addEventListener('change', event => {
    if (event.target.id === 'photo-file' && event.target.files.length) photo(event.target.files[0])
  })
  document.addEventListener('htmx:afterSwap', () => {
    const place = zone()
    if (!place || place.dataset.ready) return
    place.dataset.ready = ''
    takeFiles(place, files => photo(files[0]), () => place.dataset.drop)
  })
  document.addEventListener('click', event => { if (event.target.closest('[data-cancel-upload]')) current?.cancel() })
  document.getElementById('window')?.addEventListener('herald:closing', () => current?.cancel())
}

/** Shows what the server has, of which nothing can be cut unless that is said later. */
export function showPhoto(thumbnail) {
  setOriginal()
  const preview = document.getElementById('avatar-preview')
  preview.dataset.kept = thumbnail
  showKept(preview)
}

function showKept(preview) {
  showPicture(preview, preview.dataset.kept)
  preview.hidden = !preview.dataset.kept
}

async function photo(file) {
  current?.cancel()
  clearFiles()
  const drop = zone()
  const form = drop.closest('form')
  const state = drop.querySelector('.upload-state')
  const submit = form.querySelector('[type=submit]')
  const preview = document.getElementById('avatar-preview')
  const isCropOpen = !document.getElementById('crop').hidden
  hideCrop()
  unmark(drop.closest('[data-field]'))
  state.hidden = false
  submit.disabled = true
  showProgress(state, 0)
  showFile(preview, file)
  preview.hidden = false
  const mine = upload(file, percent => showProgress(state, percent))
  current = mine
  try {
    const { image, thumbnail, source } = await mine.done
    document.getElementById('avatar').value = image
    showPhoto(thumbnail)
    setOriginal(image, source)
    openCrop()
    drop.querySelector('.not-shown').hidden = await isShown(preview)
  } catch (failed) {
    if (current === mine) showKept(preview) // the photo from before stays
    if (current === mine && isCropOpen) openCrop()
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

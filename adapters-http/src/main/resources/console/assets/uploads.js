// Uploads, with progress, a few at a time. They can be cancelled.
import { fileFailure, resolved } from './popups.js'

/** Scripts are two folders below the console. */
const IMAGES = new URL('../../images', import.meta.url).pathname

/** Answers to what was sent, and not to when it was: the same file would get them again. */
const FINAL = [413, 415, 422]

/** Of the six connections that a browser has to a server; what is written is saved meanwhile. */
const MOST_AT_ONCE = 3

export class Cancelled extends Error {}

class NotTaken extends Error {
  constructor(why, status) {
    super(why)
    /** Whether to send the file again would change nothing. */
    this.isFinal = FINAL.includes(status)
  }
}

const waiting = []
let underWay = 0

function sendNext() {
  while (underWay < MOST_AT_ONCE && waiting.length) {
    underWay++
    waiting.shift()()
  }
}

/**
 * Uploads a file when it is its turn. Resolves to what the server knows it as.
 * @param progress called with percents; from 100 on, the server is at work
 * @returns {{done: Promise<{image: string, thumbnail: string}>, cancel: () => void}}
 */
export function upload(file, progress) {
  const xhr = new XMLHttpRequest()
  let giveUp
  const done = new Promise((resolve, reject) => {
    giveUp = () => reject(new Cancelled())
    xhr.upload.onprogress = event => { if (event.lengthComputable) progress(Math.floor(100 * event.loaded / event.total)) }
    xhr.upload.onload = () => progress(100)
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
    xhr.onabort = giveUp
    xhr.onloadend = () => {
      underWay--
      sendNext()
    }
  })
  const send = () => {
    xhr.open('POST', IMAGES)
    xhr.setRequestHeader('HX-Request', 'true') // a failure is answered as a popup
    xhr.setRequestHeader('Content-Type', 'application/octet-stream')
    xhr.send(file)
  }
  const cancel = () => {
    const place = waiting.indexOf(send)
    if (place < 0) return xhr.abort()
    waiting.splice(place, 1)
    giveUp()
  }
  waiting.push(send)
  sendNext()
  return { done, cancel }
}

/** Something on the way may have answered in the server's place. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Shows how far an upload is. */
export function showProgress(state, percent) {
  const bar = state.querySelector('progress')
  if (percent < 100) bar.value = percent
  else bar.removeAttribute('value') // it goes on, for nobody knows how long
  state.querySelector('.upload-percent').textContent = percent < 100 ? `${percent} %` : state.dataset.processing
}

/** Shows a file at once, as this browser does, in place of what the picture element shows. */
export function showFile(picture, file) {
  showPicture(picture, URL.createObjectURL(file))
}

/** Shows what is at an address, or nothing; what was shown of a file is let go. */
export function showPicture(picture, address) {
  if (picture.src.startsWith('blob:')) URL.revokeObjectURL(picture.src)
  if (address) picture.src = address
  else picture.removeAttribute('src')
}

/** Whether the browser can show what a picture element loads. */
export function isShown(picture) {
  return picture.decode().then(() => true, () => false)
}

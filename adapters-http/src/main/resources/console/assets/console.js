// What all pages share. Everything else has a file of its own.
import { startChosen } from './chosen.js'
import { startCounters } from './counters.js'
import { forgetAll } from './drafts.js'
import { startCrop } from './crop.js'
import { startFiles } from './files.js'
import { startKeys } from './keys.js'
import { startLeaving } from './leaving.js'
import { startPalette } from './palette.js'
import { startPhoto } from './photo.js'
import { startPicking } from './picking.js'
import { notice, startPopups, showKeptNotice } from './popups.js'
import { startReturned } from './returned.js'
import { startRuns } from './runs.js'
import { startSchedule } from './schedule.js'
import { startSignIn } from './signing.js'
import { startUndo } from './undo.js'
import { startWindows } from './windows.js'
import { startComposer } from './composer.js'

startLeaving()
startUndo()
startPopups()
startSchedule()
startReturned()
startSignIn()
startWindows()
startCounters()
startFiles()
startPhoto()
startCrop()
startPicking()
startChosen()
startRuns()
startKeys()
startPalette()
startComposer()
showKeptNotice()

// Menus close when one goes elsewhere.
const closeMenus = except => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false
}
document.addEventListener('click', event => closeMenus(event.target.closest('details.menu')))
document.addEventListener('keydown', event => {
  const menu = document.querySelector('details.menu[open]')
  if (event.key === 'Escape' && menu) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

// An address with what was asked for, and without what was not.
document.addEventListener('htmx:configRequest', event => {
  if (!event.target.matches('form.filters')) return
  for (const [name, value] of [...event.detail.formData.entries()]) {
    if (value === '') event.detail.formData.delete(name)
  }
})

// Typing a search is one step back, not one for each letter.
document.addEventListener('htmx:beforeHistoryUpdate', event => {
  const typed = event.detail.requestConfig?.triggeringEvent?.type === 'input'
  if (typed && new URLSearchParams(location.search).has('query')) event.detail.history.type = 'replace'
})

// How much was found is said aloud by an element that stays.
document.addEventListener('htmx:afterSwap', () => {
  for (const status of document.querySelectorAll('[data-status-of]')) {
    const list = document.getElementById(status.dataset.statusOf)
    const text = list?.dataset.status ?? list?.querySelector('[data-status]')?.dataset.status ?? ''
    if (status.textContent !== text) status.textContent = text
  }
})

// What one has not published is nobody else's.
document.addEventListener('submit', event => {
  if (event.target.matches('[data-sign-out]')) forgetAll()
})

// Who knows the first steps need not see them again.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-no-first-steps]')
  if (!button) return
  const console = location.pathname.replace(/(\/console)\/.*/, '$1')
  document.cookie = `herald-first-steps=hidden; path=${console}; max-age=31536000; SameSite=Lax`
  document.getElementById('first-steps').remove()
})

// A language is for the page as it is now.
document.addEventListener('click', event => {
  const link = event.target.closest('a[hreflang]')
  if (link) link.search = `?next=${encodeURIComponent(location.pathname + location.search)}`
})

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  if (await copied(button)) notice(button.dataset.copied)
})

/** Browsers lend the clipboard to pages that came through TLS; elsewhere the older way works. */
async function copied(button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(button.dataset.copy).then(() => true, () => false)
  getSelection().selectAllChildren(button.parentElement.querySelector('code'))
  return document.execCommand('copy')
}

// A picture that the browser can't show leaves a pattern in its place.
document.addEventListener('error', event => {
  if (event.target instanceof HTMLImageElement) event.target.classList.add('broken')
}, true)
document.addEventListener('load', event => {
  if (event.target instanceof HTMLImageElement) event.target.classList.remove('broken')
}, true)
// Some failed before this script came.
for (const image of document.images) {
  if (image.complete && image.getAttribute('src') && !image.naturalWidth) image.classList.add('broken')
}

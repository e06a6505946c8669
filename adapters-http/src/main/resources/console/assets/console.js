// What all pages share. Everything else has a file of its own.
import { startCounters } from './counters.js'
import { startPopups, showKeptNotice } from './popups.js'
import { startWindows } from './windows.js'
import { startPhotoUpload } from './uploads.js'
import { startComposer } from './composer.js'

startPopups()
startWindows()
startCounters()
startPhotoUpload()
startComposer()
showKeptNotice()

document.getElementById('theme')?.addEventListener('click', () => {
  const root = document.documentElement
  root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark'
  localStorage.setItem('herald-theme', root.dataset.bsTheme)
})

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

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  const label = button.textContent
  button.textContent = button.dataset.copied
  setTimeout(() => { button.textContent = label }, 2000)
})

// A picture that the browser can't show leaves a pattern in its place.
document.addEventListener('error', event => {
  if (event.target instanceof HTMLImageElement) event.target.classList.add('broken')
}, true)
document.addEventListener('load', event => {
  if (event.target instanceof HTMLImageElement) event.target.classList.remove('broken')
}, true)

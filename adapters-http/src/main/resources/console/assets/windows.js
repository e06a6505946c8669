// Windows: forms and questions above the page. The browser keeps the focus in and brings it back.
import { countAll } from './counters.js'

const element = () => document.getElementById('window')
const content = () => document.getElementById('window-content')
const popups = () => [document.getElementById('popups'), document.getElementById('notices')]

let entered = ''

/** What was entered so far, to be compared. */
const contents = () => {
  const form = element().querySelector('form')
  return form ? new URLSearchParams(new FormData(form)).toString() : ''
}

export function closeWindow() {
  const open = element()
  open.dispatchEvent(new CustomEvent('herald:closing'))
  open.close()
}

/** Closes, unless something was entered that the reader wants to keep. */
function dismiss() {
  if (contents() === entered || confirm(element().dataset.discard)) closeWindow()
}

function opened() {
  const open = element()
  if (!open.open) {
    open.showModal()
    open.append(...popups()) // what is not in a window can't be used now
    entered = contents()
  }
  open.querySelector('[autofocus]')?.focus()
  countAll(open)
  guardConfirmation(open)
}

/** A name that must be typed before the button can be pressed. */
function guardConfirmation(open) {
  const field = open.querySelector('[data-must-be]')
  if (!field) return
  const button = open.querySelector('[type=submit]')
  const check = () => { button.disabled = field.value.trim().normalize('NFC') !== field.dataset.mustBe.trim() }
  field.addEventListener('input', check)
  check()
}

export function startWindows() {
  const open = element()
  if (!open) return
  document.addEventListener('htmx:beforeSwap', event => {
    // A second click on the button that opened the window must not take what was entered since.
    const asked = event.detail.requestConfig.elt
    if (event.detail.target === content() && open.open && !open.contains(asked)) event.detail.shouldSwap = false
  })
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target === content()) opened()
    if (event.detail.target.id === 'conflict') showConflict(event.detail.target)
  })
  open.addEventListener('cancel', event => {
    event.preventDefault()
    dismiss()
  })
  open.addEventListener('close', () => {
    document.body.append(...popups())
    content().replaceChildren()
  })
  open.addEventListener('click', event => {
    if (event.target.closest('[data-close-window]')) dismiss()
    const take = event.target.closest('[data-take]')
    if (take) takeTheirs(take)
  })
}

/** From here on, saving replaces what the other one saved. */
function showConflict(place) {
  const shown = place.querySelector('[data-revision]')
  document.getElementById('revision').value = shown.dataset.revision
  shown.focus()
}

function takeTheirs(button) {
  const field = document.getElementById(button.dataset.take)
  field.value = button.dataset.value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (button.dataset.thumbnail) {
    const preview = document.getElementById('avatar-preview')
    preview.src = button.dataset.thumbnail
    preview.hidden = false
  }
}

// Windows: forms and questions above the page. The browser keeps the focus in and brings it back.
import { countAll } from './counters.js'
import { askWhile } from './leaving.js'
import { forgetAddress, keepAddress, startAddresses } from './addresses.js'
import { showPhoto } from './photo.js'
import { clearFailures } from './popups.js'

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
  forgetAddress(open)
  open.close()
  closed()
}

/** Clears what was in a window; its event comes a moment later, when another may be open already. */
function closed() {
  if (element().open || !content().hasChildNodes()) return
  clearFailures() // what was wrong with a form went with it
  document.body.append(...popups())
  if (content().querySelector('[data-done]')) location.reload() // the page does not show it yet
  content().replaceChildren()
}

const isChanged = () => element().open && contents() !== entered

let whenYes = () => {}

/**
 * Opens a window that asks something about these values, and does this if the answer is yes.
 * @param yes is given what was entered beside the answer, if anything was, and the choice in the
 *     window, if there is one
 */
export function ask(address, values, yes) {
  whenYes = yes
  htmx.ajax('POST', address, { source: '#window-content', target: '#window-content', values }).catch(() => {})
}

function answer(button) {
  const field = button.dataset.yes && document.getElementById(button.dataset.yes)
  if (field && !field.reportValidity()) return
  const entered = field ? field.value : ''
  const choice = element().querySelector('[data-choice]')?.checked ?? false
  closeWindow()
  whenYes(entered, choice)
}

/** What is entered now is no longer to be lost: it was done. */
export function asEntered() {
  entered = contents()
}

/** Closes, unless something was entered that the reader wants to keep; whether it has closed. */
function dismiss() {
  if (isChanged() && !confirm(element().dataset.discard)) return false
  closeWindow()
  return true
}

function opened() {
  const open = element()
  if (!open.open) {
    open.showModal()
    open.append(...popups()) // what is not in a window can't be used now
  }
  entered = contents()
  const first = open.querySelector('[autofocus]')
  first?.removeAttribute('autofocus') // or else htmx takes the focus back there a moment later
  first?.focus()
  countAll(open)
  guardConfirmation(open)
}

/** Shows a window that came with the page. */
export function showWindow(template) {
  content().replaceChildren(template.content.cloneNode(true))
  htmx.process(content())
  opened()
}

/** As {@code Confirmation} on the server: nobody needs a keyboard with another apostrophe. */
const plain = text => text.normalize('NFC').toLowerCase()
  .replace(/[\u2018\u2019\u02bc\u2032\u00b4`]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, ' ').trim()

/** A name or an id that must be typed before the button can be pressed. */
function guardConfirmation(open) {
  const field = open.querySelector('[data-must-be]')
  if (!field) return
  const button = open.querySelector('[type=submit]')
  const check = () => { button.disabled = ![field.dataset.mustBe, field.dataset.orBe].some(each => plain(each) === plain(field.value)) }
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
    if (event.detail.target === content()) {
      opened()
      keepAddress(open, event.detail.requestConfig)
    }
    if (event.detail.target.id === 'conflict') showConflict(event.detail.target)
  })
  open.addEventListener('cancel', event => {
    event.preventDefault()
    dismiss()
  })
  open.addEventListener('close', closed)
  open.addEventListener('click', event => {
    if (event.target.closest('[data-close-window]')) dismiss()
    const yes = event.target.closest('[data-yes]')
    if (yes) answer(yes)
    const take = event.target.closest('[data-take]')
    if (take) takeTheirs(take)
  })
  askWhile(isChanged)
  startAddresses(open, dismiss)
}

/**
 * From here on, saving replaces what the other one saved of the fields that both have changed. What
 * the other one has changed of the others is taken over.
 */
function showConflict(place) {
  const shown = place.querySelector('[data-revision]')
  document.getElementById('revision').value = shown.dataset.revision
  for (const theirs of shown.querySelectorAll('[data-theirs]')) {
    const field = document.getElementById(theirs.dataset.theirs)
    const before = document.getElementById(`${field.id}-was`)
    const isMine = field.value !== before.value
    before.value = theirs.dataset.value
    if (!isMine) take(theirs, field)
  }
  shown.focus()
}

function takeTheirs(button) {
  take(button, document.getElementById(button.dataset.take))
}

function take(theirs, field) {
  field.value = theirs.dataset.value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (theirs.dataset.thumbnail) showPhoto(theirs.dataset.thumbnail)
}

// Addresses of windows: #/edit-channel?id=news. A link opens the window, a reload keeps it, Back closes it.
const ADDRESS = /^#\/[a-z-]+(?:\?.*)?$/

/** The address of the window that is open, or that has just closed and whose entry is being left. */
let shown = ''

/** Whether the entry before this one in the history is the page without the window. */
let isStep = false

const current = () => ADDRESS.test(location.hash) ? location.hash : ''
const change = (how, address) => history[how](null, '', location.pathname + location.search + address)

/** Gives the window that a button has just opened its address. */
export function keepAddress(open, { elt, path }) {
  if (!elt.matches('[data-window]')) return
  shown = `#/${path.slice(open.dataset.address.length)}`
  if (current() === shown) return
  change('pushState', shown)
  isStep = true
}

/** Takes the address away from a window that closes. */
export function forgetAddress(open) {
  if (!current()) return
  if (isStep && !open.querySelector('[data-done]')) return history.back()
  change('replaceState', '')
  shown = ''
}

function openCurrent(open) {
  const target = '#window-content'
  shown = current()
  if (shown) htmx.ajax('GET', open.dataset.address + shown.slice(2), { source: target, target }).catch(() => {})
}

/**
 * @param dismiss closes the window, and answers false if the reader wants to keep what was entered
 */
export function startAddresses(open, dismiss) {
  addEventListener('popstate', event => {
    if (!shown && !current()) return
    event.stopImmediatePropagation() // the page below stays as it is, also for htmx
    const kept = shown
    isStep = false
    openCurrent(open)
    if (shown || !open.open || dismiss()) return
    shown = kept
    change('pushState', shown)
    isStep = true
  }, true)
  openCurrent(open)
}

// Files that are dropped anywhere on the page, pasted, or chosen after a click into their zone.
const zones = []

/** Where a paste is a paste of text, if there is any. */
const WRITTEN_IN = 'textarea, input:not([type=radio], [type=checkbox], [type=file])'

/**
 * Has files taken, for as long as an element is on the page.
 * @param element where a click opens its chooser of files
 * @param taken called with the files, of which there is one at least
 * @param offer what is said while files are held over the page
 */
export function takeFiles(element, taken, offer) {
  zones.push({ element, taken, offer })
  element.addEventListener('click', event => {
    if (!event.target.closest('button, label, input')) element.querySelector('[type=file]').click()
  })
}

/** The zone of the window, if one is open, or else that of the page. */
function zone() {
  for (const gone of zones.filter(each => !each.element.isConnected)) zones.splice(zones.indexOf(gone), 1)
  const open = document.getElementById('window')?.open
  return zones.findLast(each => (!open || each.element.closest('#window')) && !each.element.closest('[inert]'))
}

/** Lies over all that is to be seen, a window too, while files can be dropped. */
function showOffer(text) {
  const shown = document.getElementById('drop-offer')
  if (!text) return shown?.remove()
  const offer = shown ?? document.createElement('p')
  offer.id = 'drop-offer'
  if (offer.textContent !== text) offer.textContent = text
  if (!shown) (document.querySelector('#window[open]') ?? document.body).append(offer)
}

/** Whatever it is dropped on: beside a zone, a file would take the page's place. */
function dragged(event) {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  const place = zone()
  event.dataTransfer.dropEffect = place ? 'copy' : 'none'
  showOffer(place?.offer())
}

function left(event) {
  if (!event.relatedTarget) showOffer('') // the page, and not one element for another
}

function dropped(event) {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  showOffer('')
  take(event.dataTransfer.files)
}

function pasted(event) {
  const { clipboardData } = event
  if (!clipboardData?.files.length || !zone()) return
  if (event.target.closest?.(WRITTEN_IN) && clipboardData.types.includes('text/plain')) return
  event.preventDefault()
  take(clipboardData.files)
}

function take(files) {
  if (files.length) zone()?.taken([...files])
}

export function startFiles() {
  document.addEventListener('dragover', dragged)
  document.addEventListener('dragleave', left)
  document.addEventListener('drop', dropped)
  document.addEventListener('paste', pasted)
}

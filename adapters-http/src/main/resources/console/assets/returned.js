// Says, once in each browser, that a post of one's own could not be published at its time, and why.
import { refusal } from './popups.js'

const SHOWN = 'herald-returned'
const LOOK_EVERY_MILLIS = 60000
const LONGEST_REQUEST_MILLIS = 10000

const shown = () => JSON.parse(localStorage.getItem(SHOWN) ?? '[]')

function show(draft, title) {
  const popup = refusal(title.replace('#', () => draft.at), [])
  const link = document.createElement('a')
  link.href = draft.address
  link.textContent = draft.channel
  popup.querySelector('.popup-title + p').replaceChildren(draft.why, ' ', link)
}

export async function lookForReturned() {
  const place = document.getElementById('returned')
  if (!place || document.hidden) return
  const { address, title } = place.dataset
  try {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(LONGEST_REQUEST_MILLIS) })
    if (!answer.ok) return
    const returned = await answer.json()
    const known = shown()
    localStorage.setItem(SHOWN, JSON.stringify(returned.map(draft => draft.key)))
    returned.filter(draft => !known.includes(draft.key)).forEach(draft => show(draft, title))
  } catch {
    // Whatever else one does says that the server is away.
  }
}

export function startReturned() {
  lookForReturned()
  setInterval(lookForReturned, LOOK_EVERY_MILLIS)
}

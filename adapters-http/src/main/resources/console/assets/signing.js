// A session that ended while something was written is begun again in another tab.
import { clearAway } from './popups.js'

export function startSignIn() {
  const tabs = new BroadcastChannel('herald-signed-in')
  tabs.addEventListener('message', () => {
    clearAway()
    document.dispatchEvent(new Event('herald:signed-in'))
  })
  if (!document.querySelector('[data-signed-in]')) return
  tabs.postMessage('')
  close() // a tab that a link has opened; in another one, it says what to do
}

// Runs before the page is drawn: light or dark, the time zone in which the server writes times, and
// the keys that are pressed until the other scripts have come.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const root = document.documentElement
  const apply = () => {
    const chosen = localStorage.getItem('herald-theme') ?? ''
    root.dataset.bsTheme = chosen || (dark.matches ? 'dark' : 'light')
    for (const each of document.querySelectorAll('[data-theme]')) each.setAttribute('aria-pressed', each.dataset.theme === chosen)
  }
  dark.addEventListener('change', apply)
  addEventListener('storage', apply) // chosen in another tab
  document.addEventListener('DOMContentLoaded', apply)
  addEventListener('beforeprint', () => { root.dataset.bsTheme = 'light' })
  addEventListener('afterprint', apply)
  apply()

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-theme]')
    if (!button) return
    if (button.dataset.theme) localStorage.setItem('herald-theme', button.dataset.theme)
    else localStorage.removeItem('herald-theme')
    apply()
    const menu = button.closest('details')
    menu.open = false
    menu.querySelector('summary').focus()
  })

  const page = new URL('../..', document.currentScript.src).pathname.replace(/\/$/, '')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (zone) document.cookie = `herald-zone=${zone}; path=${page}; max-age=31536000; SameSite=Lax`
})()

// What is typed after Ctrl+K before the other scripts are there is for the palette, and no command.
;(() => {
  const keys = []
  const keep = event => {
    const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!isPalette && !keys.length) return
    event.preventDefault()
    event.stopPropagation()
    keys.push(isPalette ? '' : event.key)
  }
  document.addEventListener('keydown', keep, true)
  document.addEventListener('herald:palette', event => {
    document.removeEventListener('keydown', keep, true)
    event.detail(keys)
  }, { once: true })
})()

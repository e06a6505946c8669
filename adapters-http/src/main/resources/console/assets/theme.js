// Runs before the page is drawn: light or dark, and the time zone in which the server writes times.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = localStorage.getItem('herald-theme')
    document.documentElement.dataset.bsTheme = chosen ?? (dark.matches ? 'dark' : 'light')
  }
  dark.addEventListener('change', apply)
  apply()

  const page = new URL('../..', document.currentScript.src).pathname.replace(/\/$/, '')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (zone) document.cookie = `herald-zone=${zone}; path=${page}; max-age=31536000; SameSite=Lax`
})()

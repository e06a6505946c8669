// Single keys. Which there are stands in the window that `?` shows, and what they do stands here.
import { letGoOfAll, toggleChosen } from './chosen.js'
import { showWindow } from './windows.js'

const OFF = 'herald-keys-off'
const NEXT_KEY_MILLIS = 1500

const table = () => document.getElementById('keys')
const isOff = () => localStorage.getItem(OFF) !== null

const rowOf = element => element.closest('main tbody tr')
const linkOf = row => row.querySelector('.row-link, a.who, .cell-main a') ?? row.querySelector('[name=chosen]')

/** The focus itself goes from row to row: Enter opens as it does everywhere, and it is said aloud. */
function step(by) {
  const links = [...document.querySelectorAll('main tbody tr')].map(linkOf).filter(link => link)
  const here = links.findIndex(link => rowOf(link) === rowOf(document.activeElement))
  const next = links[here < 0 ? 0 : here + by]
  next?.focus({ focusVisible: true })
  next?.scrollIntoView({ block: 'nearest' })
  return next
}

function search() {
  const field = document.querySelector('main [type=search]')
  field?.focus()
  field?.select()
  return field
}

function go(address) {
  location.assign(address)
  return true
}

function help() {
  showWindow(table())
  document.getElementById('keys-on').checked = !isOff()
  return true
}

/** What a key does; true if it did anything, or else the browser does what it always does. */
const DOES = {
  search,
  next: () => step(1),
  previous: () => step(-1),
  choose: () => toggleChosen(rowOf(document.activeElement)),
  release: () => letGoOfAll() || (rowOf(document.activeElement) && (document.activeElement.blur(), true)),
  // On a channel's page it is for that channel.
  compose: key => go(document.querySelector('.page-head a[href*="/compose"]')?.href ?? key.dataset.to),
  go: key => go(key.dataset.to),
  help,
}

const isForText = element => element.isContentEditable
  || element.matches('textarea, select, input:not([type=checkbox])')

/** Letters are found by their place on keyboards that write other ones. */
const nameOf = ({ key, code }) => key.length === 1 && key > '~' ? code.replace('Key', '').toLowerCase() : key

let before = ''
let beforeUntil = 0

/** The key that this press, perhaps after the one before it, means. */
function find(event) {
  const pressed = before && event.timeStamp < beforeUntil ? `${before} ${nameOf(event)}` : nameOf(event)
  const keys = [...table().content.querySelectorAll('[data-keys]')]
  const isBegun = keys.some(key => key.dataset.keys.startsWith(`${pressed} `))
  before = isBegun ? pressed : ''
  beforeUntil = event.timeStamp + NEXT_KEY_MILLIS
  return keys.find(key => key.dataset.keys.split(',').includes(pressed))
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (isOff() || document.querySelector('dialog[open]') || isForText(event.target)) return
  if (event.key === 'Shift') return
  if (event.key.startsWith('Arrow') && !rowOf(event.target)) return // that scrolls
  const key = find(event)
  if (DOES[key?.dataset.does]?.(key)) event.preventDefault()
}

export function startKeys() {
  if (!table()) return
  document.addEventListener('keydown', pressed)
  document.addEventListener('click', event => { if (event.target.closest('[data-show-keys]')) help() })
  document.addEventListener('change', event => {
    if (event.target.id !== 'keys-on') return
    if (event.target.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '')
  })
}

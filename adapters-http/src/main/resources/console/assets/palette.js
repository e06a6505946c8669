// The palette: what is typed there leads anywhere. The focus stays in the field, as ARIA's pattern
// of a combobox says; which choice is meant is marked beside it.
import { closeWindow, showWindow } from './windows.js'

const STEPS = { ArrowDown: 1, ArrowUp: -1 }

const field = () => document.getElementById('palette-query')
const choices = () => [...document.querySelectorAll('#palette [role=option]')]
const marked = () => document.querySelector('#palette [aria-selected=true]')

function mark(choice) {
  for (const each of choices()) each.setAttribute('aria-selected', each === choice)
  field().setAttribute('aria-expanded', choices().length > 0)
  if (choice) field().setAttribute('aria-activedescendant', choice.id)
  else field().removeAttribute('aria-activedescendant')
  choice?.scrollIntoView({ block: 'nearest' })
}

function step(by) {
  const all = choices()
  mark(all[(all.indexOf(marked()) + by + all.length) % all.length])
}

// What was typed when Enter was pressed, until the choices are those for it
let awaited

function choose() {
  if (awaited === undefined || document.getElementById('palette')?.dataset.query !== awaited) return
  awaited = undefined
  marked()?.click()
}

function pressedInField(event) {
  if (event.isComposing) return
  if (STEPS[event.key]) step(STEPS[event.key])
  else if (event.key === 'Enter') {
    awaited = field().value.trim()
    choose()
  } else return
  event.preventDefault()
}

/** Opens the palette, or closes it; another window has what was entered there and stays. */
function toggle() {
  const window = document.getElementById('palette-window')
  if (field()) closeWindow()
  else if (window && !document.querySelector('dialog[open]')) showWindow(window)
}

/** Does what was asked for before this script was there. */
function catchUp(keys) {
  if (!keys.length || keys.includes('Escape')) return
  toggle()
  if (!field()) return
  const end = keys.indexOf('Enter')
  const typed = end < 0 ? keys : keys.slice(0, end)
  field().value = typed.reduce((text, key) => key === 'Backspace' ? text.slice(0, -1) : text + ([...key].length === 1 ? key : ''), '')
  field().dispatchEvent(new Event('input', { bubbles: true }))
  if (end >= 0) awaited = field().value.trim()
}

export function startPalette() {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  for (const key of document.querySelectorAll('[data-on-macs]')) if (isMac) key.textContent = key.dataset.onMacs
  document.addEventListener('keydown', event => {
    if (event.target === field()) pressedInField(event)
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault() // browsers would search
    toggle()
  })
  document.addEventListener('input', event => { if (event.target === field()) awaited = undefined })
  document.addEventListener('htmx:afterSwap', () => {
    if (!field()) return
    if (!marked()) mark(choices()[0])
    choose()
  })
  // Only then htmx is ready too.
  document.addEventListener('DOMContentLoaded', () => document.dispatchEvent(new CustomEvent('herald:palette', { detail: catchUp })))
  document.addEventListener('click', event => {
    if (event.target.closest('[data-open-palette]')) toggle()
    const presses = event.target.closest('[data-presses]')?.dataset.presses
    if (!presses) return
    closeWindow()
    document.querySelector(presses).click()
  })
}

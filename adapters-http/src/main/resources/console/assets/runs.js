// What is done to many, one after the other: it can be stopped and gone on with, and tells what
// failed and why. To be told twice does nothing twice, as the server knows what is done.
import { noticeLater, reasonOf, showFailure } from './popups.js'
import { asEntered, closeWindow } from './windows.js'

const LONGEST_REQUEST_MILLIS = 30000

/** What has nothing to do with one of them in particular: the others would fail as well. */
const isOfAll = status => [0, 401, 403, 413, 422, 429].includes(status) || status >= 500

const linesOf = form => [...form.querySelectorAll('.run-line')]
const isDone = line => line.matches('.is-done')

async function send(form, line) {
  const body = new URLSearchParams(new FormData(form))
  for (const { name, value } of line.querySelectorAll('input')) body.append(name, value)
  try {
    const answer = await fetch(line.dataset.address, { method: 'POST', body, headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(LONGEST_REQUEST_MILLIS) })
    return { isGood: answer.ok, status: answer.status, html: await answer.text() }
  } catch {
    return { isGood: false, status: 0, html: '' }
  }
}

function fail(line, text) {
  const error = line.querySelector('.field-error')
  error.textContent = text
  error.hidden = !text
  line.classList.toggle('is-failed', Boolean(text))
}

function say(form, what) {
  const status = form.querySelector('[data-progress]')
  const all = linesOf(form)
  const done = all.filter(isDone).length
  const failed = all.filter(line => line.matches('.is-failed')).length
  const values = { '#': done, '@': what === 'failed' ? failed : all.length }
  status.textContent = status.dataset[what].replace(/[#@]/g, mark => values[mark])
  form.querySelector('progress').value = done
}

function setRunning(form, isRunning) {
  form.classList.toggle('htmx-request', isRunning) // shows the wheel
  form.querySelector('[type=submit]').disabled = isRunning
  form.querySelector('[data-stop]').hidden = !isRunning
  form.querySelector('.run-progress').hidden = false
  form.dataset.running = isRunning
}

/** A window that is closed ends its run, as does Stop. */
const goesOn = form => form.isConnected && form.dataset.running === 'true'

async function run(form) {
  if (goesOn(form)) return
  setRunning(form, true)
  say(form, 'progress')
  for (const line of linesOf(form).filter(each => !isDone(each))) {
    if (!goesOn(form)) break
    fail(line, '')
    const { isGood, status, html } = await send(form, line)
    if (!form.isConnected) return
    if (isGood) line.classList.add('is-done')
    else if (isOfAll(status)) {
      form.dataset.running = false
      showFailure(form, status, html)
    } else fail(line, reasonOf(status, html))
    if (linesOf(form).some(isDone)) form.dataset.done = '' // the page behind does not show it yet
    line.scrollIntoView({ block: 'nearest' })
    say(form, 'progress')
  }
  end(form)
}

function end(form) {
  const isStopped = !goesOn(form)
  setRunning(form, false)
  asEntered()
  if (linesOf(form).every(isDone)) {
    noticeLater(form.querySelector('[data-all-done]').dataset.allDone)
    closeWindow()
  } else say(form, isStopped ? 'stopped' : 'failed')
}

export function startRuns() {
  document.addEventListener('submit', event => {
    if (!event.target.matches('[data-run]')) return
    event.preventDefault()
    run(event.target)
  })
  document.addEventListener('click', event => {
    const form = event.target.closest('[data-stop]')?.closest('form')
    if (form) form.dataset.running = false
  })
}

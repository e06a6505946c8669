// The week of what is to be published: a draft that is dragged to another day keeps its time of day.
const day = event => event.target.closest?.('[data-day]')

let dragged = null

function mark(marked) {
  for (const each of document.querySelectorAll('.is-target')) each.classList.toggle('is-target', each === marked)
  marked?.classList.add('is-target')
}

function move(item, to) {
  const { address, clock, revision } = item.dataset
  htmx.ajax('POST', `${address}/schedule`, {
    source: item, swap: 'none', values: { publishAt: `${to}T${clock}`, revision },
  }).catch(() => {})
}

export function startSchedule() {
  document.addEventListener('dragstart', event => {
    dragged = event.target.closest?.('.week-item') ?? null
    if (dragged) event.dataTransfer.effectAllowed = 'move'
  })
  document.addEventListener('dragover', event => {
    if (!dragged) return
    mark(day(event))
    if (day(event)) event.preventDefault()
  })
  document.addEventListener('drop', event => {
    const to = dragged && day(event)
    if (!to) return
    event.preventDefault()
    if (to !== dragged.closest('[data-day]')) move(dragged, to.dataset.day)
  })
  document.addEventListener('dragend', () => {
    dragged = null
    mark(null)
  })
}

// Leaving a page: it asks first where something would be lost, and never comes back by "Back" once
// it is done with.
const questions = []
let isDone = false

/** Asks before the page is left while this answers true. */
export const askWhile = wouldLose => questions.push(wouldLose)

/** Lets another page take this one's place in the history, as this one is done with. */
export function goOn(page) {
  isDone = true
  location.replace(page)
}

export function startLeaving() {
  addEventListener('beforeunload', event => {
    if (!isDone && questions.some(wouldLose => wouldLose())) event.preventDefault()
  })
  addEventListener('pageshow', () => { isDone = false })
}

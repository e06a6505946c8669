// What was written and not yet published. It outlives the page, the tab and the browser, and is
// there for whoever wrote it until they publish it, discard it, or sign out.
const DRAFT = 'herald-draft:'
const PUBLISHED = 'herald-published'
const OPEN = 'herald-open-draft'
const MOST_PUBLISHED = 200

function read(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise
  } catch {
    return otherwise
  }
}

/**
 * Keeps a draft under its key, and as the one that is open in this tab.
 * @returns {boolean} whether it was kept: a browser may have no room, or keep nothing at all
 */
export function keep(draft) {
  try {
    localStorage.setItem(DRAFT + draft.key, JSON.stringify({ ...draft, at: Date.now() }))
    sessionStorage.setItem(OPEN, draft.key)
    return true
  } catch {
    return false
  }
}

export function forget(key) {
  localStorage.removeItem(DRAFT + key)
  if (sessionStorage.getItem(OPEN) === key) sessionStorage.removeItem(OPEN)
}

/** All drafts of an author, the newest first. */
export function draftsOf(by) {
  return Object.keys(localStorage)
    .filter(name => name.startsWith(DRAFT))
    .map(name => read(name, {}))
    .filter(draft => draft.by === by && !publishedAt(draft.key))
    .sort((one, other) => other.at - one.at)
}

/** The draft that is open in this tab, if one is. */
export const openDraft = by => draftsOf(by).find(draft => draft.key === sessionStorage.getItem(OPEN))

/** Forgets all drafts: what one has not published is nobody else's. */
export function forgetAll() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFT)) localStorage.removeItem(name)
  sessionStorage.removeItem(OPEN)
}

/** Whether what a tab has changed in the storage is the draft of this key. */
export const isDraft = (event, key) => event.key === DRAFT + key && event.newValue !== null

/** Remembers that a post was published, in whatever tab or page it may be shown again. */
export function rememberPublished(key) {
  forget(key)
  const published = [...read(PUBLISHED, []), { key, at: Date.now() }].slice(-MOST_PUBLISHED)
  try {
    localStorage.setItem(PUBLISHED, JSON.stringify(published))
  } catch {
    // The server knows the key too.
  }
}

/** It is not, as that was undone, or came back. */
export function notPublished(key) {
  const others = read(PUBLISHED, []).filter(each => each.key !== key)
  localStorage.setItem(PUBLISHED, JSON.stringify(others))
}

/** When the post of this key was published, in milliseconds; undefined if it was not. */
export const publishedAt = key => read(PUBLISHED, []).find(each => each.key === key)?.at

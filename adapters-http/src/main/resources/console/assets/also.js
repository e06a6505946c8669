// The other channels in which a post is published too. What is saved is the draft of one channel; of
// the others only this tab knows, until they are published.
import { chooseAll, chosen } from './picking.js'

const KEPT = 'herald-also'

const place = () => document.querySelector('.also .choose')

/** The last one that was kept; a tab has no more than one post at a time. */
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')

export const otherChannels = () => chosen(place())

/** Keeps them over a reload, and until an undo. */
export function keepOthers({ key, draft, also }) {
  sessionStorage.setItem(KEPT, JSON.stringify({ key, draft, also }))
}

const isOf = (known, { key, draft }) => known.key === key || (draft && known.draft === draft)

/** Goes on with a draft that is left of a post, and no more with the channels where that is over. */
export function leaveOut(post, { draft, over }) {
  const known = kept()
  if (isOf(known, post)) keepOthers({ draft, also: known.also.filter(each => !over.includes(each.id)) })
}

/** Shows those of a draft, as far as this tab knows. */
export function showOthers({ key, draft, also }) {
  const known = kept()
  const others = also ?? (isOf(known, { key, draft }) ? known.also : [])
  chooseAll(place(), others)
  if (others.length) place().closest('details').open = true
}

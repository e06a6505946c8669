// Which part of the profile photo is shown: it is dragged, moved with arrow keys, zoomed and turned.
// The picture stays as it is: the server gets the part as numbers, and cuts it out.
const WHOLE = 10000 // ten-thousandths, as the server counts
const MAX_ZOOM = 5
const KEY_STEP = 0.05 // of the frame
const ZOOM_STEP = 1.1
const AGAIN_AFTER_MILLIS = 1000
const MOST_TRIES = 15
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

let photo // its size as it is shown here, and the middle of the part in parts of that

const place = () => document.getElementById('crop')
const frame = () => place().querySelector('.crop-frame')
const field = () => document.getElementById('avatar')

/** What of a photo can be cut; nothing if there is no source. */
export function setOriginal(original = '', source = '') {
  Object.assign(place().dataset, { original, source, crop: '' })
  hideCrop()
}

export function hideCrop() {
  photo = undefined
  place().hidden = true
  document.querySelector('[data-open-crop]').hidden = !place().dataset.source
}

/** Shows the part that is chosen, once there is a picture to choose it from. */
export function openCrop() {
  const { source, crop } = place().dataset
  if (source) load(source, field().value.split(' ')[1] ?? crop, MOST_TRIES)
}

/** A small picture of a large one may not be made yet. */
async function load(source, crop, tries) {
  const here = place()
  const picture = frame().querySelector('img')
  picture.removeAttribute('src') // or else what failed would not be asked for again
  picture.src = source
  const isLoaded = await picture.decode().then(() => true, () => false)
  if (!here.isConnected || here.dataset.source !== source || !here.hidden) return
  if (isLoaded) begin(picture, crop)
  else if (tries > 1) setTimeout(() => { if (here.isConnected && here.dataset.source === source) load(source, crop, tries - 1) }, AGAIN_AFTER_MILLIS)
}

function begin({ naturalWidth: width, naturalHeight: height }, crop) {
  photo = { width, height, x: 0.5, y: 0.5, zoom: 1, rotation: 0 }
  if (crop) {
    const [left, top, wide, high, rotation] = crop.split(',').map(Number)
    photo.x = (left + wide / 2) / WHOLE
    photo.y = (top + high / 2) / WHOLE
    photo.zoom = Math.min(width, height) / (wide / WHOLE * width)
    photo.rotation = rotation
  }
  place().hidden = false
  document.querySelector('[data-open-crop]').hidden = true
  show()
}

const side = () => Math.min(photo.width, photo.height) / photo.zoom
const within = (value, half) => Math.min(1 - half, Math.max(half, value))

/** Draws the part into the frame; it never reaches beyond the picture. */
function show() {
  photo.zoom = Math.min(MAX_ZOOM, Math.max(1, photo.zoom))
  photo.x = within(photo.x, side() / 2 / photo.width)
  photo.y = within(photo.y, side() / 2 / photo.height)
  const half = frame().clientWidth / 2
  const scale = 2 * half / side()
  const { style } = frame().querySelector('img')
  style.width = `${photo.width * scale}px`
  style.height = `${photo.height * scale}px`
  style.transform = `translate(${half}px, ${half}px) rotate(${photo.rotation}deg) `
    + `translate(${-photo.x * photo.width * scale}px, ${-photo.y * photo.height * scale}px)`
  document.getElementById('crop-zoom').value = Math.round(photo.zoom * 100)
}

/** The part as the server takes it: left, top, width, height and degrees. */
function part() {
  const lengths = [[photo.x, photo.width], [photo.y, photo.height]].map(([middle, whole]) => {
    const length = Math.max(1, Math.round(side() / whole * WHOLE))
    const begin = Math.round((middle - side() / whole / 2) * WHOLE)
    return [Math.max(0, Math.min(WHOLE - length, begin)), length]
  })
  return [lengths[0][0], lengths[1][0], lengths[0][1], lengths[1][1], photo.rotation]
}

function changed() {
  show()
  const [left, top] = part()
  field().value = `${place().dataset.original} ${part().join(',')}`
  const state = document.getElementById('crop-state')
  const parts = { '#': Math.round(left / 100), '@': Math.round(top / 100), '~': Math.round(photo.zoom * 100), '^': photo.rotation }
  state.textContent = state.dataset.text.replace(/[#@~^]/g, mark => parts[mark])
}

/** Moves the picture below the frame, by so many pixels as they are seen. */
function move(right, down) {
  const angle = photo.rotation * Math.PI / 180
  const scale = frame().clientWidth / side()
  photo.x -= (right * Math.cos(angle) + down * Math.sin(angle)) / scale / photo.width
  photo.y -= (down * Math.cos(angle) - right * Math.sin(angle)) / scale / photo.height
  changed()
}

function zoom(by) {
  photo.zoom *= by
  changed()
}

function turn() {
  photo.rotation = (photo.rotation + 90) % 360
  changed()
}

function pressed(event) {
  if (!photo || !event.target.matches('.crop-frame') || event.altKey || event.ctrlKey || event.metaKey) return
  const step = KEYS[event.key]?.map(each => each * KEY_STEP * frame().clientWidth)
  if (step) move(...step)
  else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP)
  else if (event.key === '-') zoom(1 / ZOOM_STEP)
  else if (event.key === 'r') turn()
  else return
  event.preventDefault()
}

// Fingers, or a mouse: one moves the picture, two zoom it too.
const pointers = new Map()

const spread = ([one, other]) => Math.hypot(one.x - other.x, one.y - other.y)

function dragged(event) {
  const before = pointers.get(event.pointerId)
  if (!before || !photo) return
  const apart = pointers.size === 2 ? spread([...pointers.values()]) : 0
  const now = { x: event.clientX, y: event.clientY }
  pointers.set(event.pointerId, now)
  if (apart) photo.zoom *= spread([...pointers.values()]) / apart
  move((now.x - before.x) / pointers.size, (now.y - before.y) / pointers.size)
}

function grabbed(event) {
  const grip = event.target.closest('.crop-frame')
  if (!grip || !photo || event.button || pointers.size === 2) return
  grip.setPointerCapture(event.pointerId)
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
}

export function startCrop() {
  document.addEventListener('click', event => {
    if (event.target.closest('[data-open-crop]')) openCrop()
    if (event.target.closest('#crop-turn')) turn()
  })
  document.addEventListener('input', event => {
    if (event.target.id === 'crop-zoom') zoom(event.target.value / 100 / photo.zoom)
  })
  document.addEventListener('keydown', pressed)
  document.addEventListener('pointerdown', grabbed)
  document.addEventListener('pointermove', dragged)
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, event => pointers.delete(event.pointerId))
  document.addEventListener('wheel', event => {
    if (!photo || !event.target.closest?.('.crop-frame')) return
    event.preventDefault()
    zoom(Math.exp(-event.deltaY / 500))
  }, { passive: false })
  addEventListener('resize', () => { if (photo && place()) show() })
}

/** How the picture's units lie on the screen: screen = k · unit + (x, y), in CSS pixels. */
export interface Camera {
  readonly k: number
  readonly x: number
  readonly y: number
}

/** A part of the picture in its own units. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const LEAST = 0.02
const MOST = 60

/** Moves by CSS pixels. */
export function panned(c: Camera, dx: number, dy: number): Camera {
  return { k: c.k, x: c.x + dx, y: c.y + dy }
}

/** Zooms by a factor about a point of the screen, which stays where it is. */
export function zoomed(c: Camera, factor: number, sx: number, sy: number): Camera {
  const k = Math.min(MOST, Math.max(LEAST, c.k * factor))
  const by = k / c.k
  return { k, x: sx - (sx - c.x) * by, y: sy - (sy - c.y) * by }
}

/** What of the picture is seen. */
export function seen(c: Camera, width: number, height: number): Rect {
  return { x: -c.x / c.k, y: -c.y / c.k, width: width / c.k, height: height / c.k }
}

/** The smallest part that holds all of some, of which there is one at least. */
export function rectAround(parts: readonly Rect[]): Rect {
  const [x, y] = [Math.min(...parts.map(p => p.x)), Math.min(...parts.map(p => p.y))]
  const [right, bottom] = [Math.max(...parts.map(p => p.x + p.width)), Math.max(...parts.map(p => p.y + p.height))]
  return { x, y, width: right - x, height: bottom - y }
}

/** The nearest camera that shows a part in a room of the screen: moved and shrunk as little as can be, and no further than `least`. */
export function including(c: Camera, part: Rect, room: Rect, least: number): Camera {
  const fits = Math.min(room.width / part.width, room.height / part.height)
  const k = Math.min(c.k, Math.max(least, fits))
  const scaled = zoomed(c, k / c.k, room.x + room.width / 2, room.y + room.height / 2)
  const by = (from: number, size: number, start: number, length: number): number =>
    from < start || size > length ? start - from : Math.min(0, start + length - from - size)
  return panned(
    scaled,
    by(part.x * k + scaled.x, part.width * k, room.x, room.width),
    by(part.y * k + scaled.y, part.height * k, room.y, room.height),
  )
}

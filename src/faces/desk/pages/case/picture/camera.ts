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

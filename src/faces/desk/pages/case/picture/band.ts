/** Ends of a ribbon, or of a part of its breadth. */
export interface Band {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly breadth: number
  readonly back: boolean
}

/** What takes the steps of a path: a canvas, a Path2D, or what writes SVG. */
export interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void
  closePath(): void
}

/** The middle x of a ribbon's two bends. What goes back bends outwards first. */
export function bends({ x0, x1, back }: Band): readonly [number, number] {
  if (back) return [x0 + 70, x1 - 70]
  const reach = Math.max(30, (x1 - x0) * 0.5)
  return [x0 + reach, x1 - reach]
}

/** Traces the outline of a part of a ribbon's breadth, from `a` to `b` of 1. */
export function traceBand(pen: Pen, band: Band, a = 0, b = 1): void {
  const { x0, y0, x1, y1, breadth } = band
  const [p, q] = bends(band)
  const [s, t] = [a * breadth, b * breadth]
  pen.moveTo(x0, y0 + s)
  pen.bezierCurveTo(p, y0 + s, q, y1 + s, x1, y1 + s)
  pen.lineTo(x1, y1 + t)
  pen.bezierCurveTo(q, y1 + t, p, y0 + t, x0, y0 + t)
  pen.closePath()
}

/** Traces a ribbon's middle line. */
export function traceLine(pen: Pen, band: Band): void {
  const { x0, y0, x1, y1, breadth } = band
  const [p, q] = bends(band)
  const h = breadth / 2
  pen.moveTo(x0, y0 + h)
  pen.bezierCurveTo(p, y0 + h, q, y1 + h, x1, y1 + h)
}

/** A point of a ribbon's middle line, `t` from 0 to 1. */
export function pointOf(band: Band, t: number): readonly [number, number] {
  const [p, q] = bends(band)
  const h = band.breadth / 2
  const u = 1 - t
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return [a * band.x0 + b * p + c * q + d * band.x1, (a + b) * (band.y0 + h) + (c + d) * (band.y1 + h)]
}

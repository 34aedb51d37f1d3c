import type { PictureMark } from '../../../../../analysis/picture/picture.ts'
import type { Pen } from './band.ts'

/** The shape that stands before the words of a mark, so that its kind is seen without its colour. */
export type Shape =
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'circle'
  | 'ring'
  | 'hourglass'
  | 'hexagon'
  | 'bar'
  | 'cross'
  | 'stack'

/** The shape of a mark; none for an account on its way. */
export function shapeOf(mark: Pick<PictureMark, 'role' | 'end' | 'form'>): Shape | null {
  if (mark.role === 'source') return 'triangle'
  if (mark.role === 'gap' || mark.end === 'gap') return 'cross'
  switch (mark.end) {
    case null:
      return mark.form === null ? null : 'stack'
    case 'exchange':
    case 'payment':
    case 'gambling':
    case 'service':
      return 'square'
    case 'mixer':
      return 'diamond'
    case 'bridge':
      return 'hourglass'
    case 'swap':
    case 'defi':
      return 'hexagon'
    case 'held':
      return 'circle'
    case 'unknown-service':
      return 'ring'
    default:
      return 'bar'
  }
}

type Points = readonly (readonly [number, number])[]

/** Outlines of the shapes that have corners, about the origin, one high and wide to each side. */
const OUTLINES: Readonly<Record<Exclude<Shape, 'circle' | 'ring'>, readonly Points[]>> = {
  square: [box(-0.85, -0.85, 0.85, 0.85)],
  diamond: [
    [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  ],
  triangle: [
    [
      [-0.9, -1],
      [1, 0],
      [-0.9, 1],
    ],
  ],
  hourglass: [
    [
      [-1, -0.9],
      [1, 0.9],
      [1, -0.9],
      [-1, 0.9],
    ],
  ],
  hexagon: [
    [
      [-1, 0],
      [-0.5, -0.87],
      [0.5, -0.87],
      [1, 0],
      [0.5, 0.87],
      [-0.5, 0.87],
    ],
  ],
  bar: [box(-1, -0.3, 1, 0.3)],
  cross: [
    [
      [-1, -0.55],
      [-0.55, -1],
      [1, 0.55],
      [0.55, 1],
    ],
    [
      [0.55, -1],
      [1, -0.55],
      [-0.55, 1],
      [-1, 0.55],
    ],
  ],
  stack: [box(-0.9, -0.95, 0.9, -0.5), box(-0.9, -0.22, 0.9, 0.22), box(-0.9, 0.5, 0.9, 0.95)],
}

/** Traces a shape about a point. @param r half of its height */
export function traceShape(pen: Pen, shape: Shape, x: number, y: number, r: number): void {
  if (shape === 'circle') round(pen, x, y, r * 0.95)
  else if (shape === 'ring') {
    round(pen, x, y, r)
    hole(pen, x, y, r * 0.5)
  } else
    for (const points of OUTLINES[shape]) {
      for (const [i, [px, py]] of points.entries()) {
        if (i === 0) pen.moveTo(x + px * r, y + py * r)
        else pen.lineTo(x + px * r, y + py * r)
      }
      pen.closePath()
    }
}

function box(x0: number, y0: number, x1: number, y1: number): Points {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]
}

const K = 0.5523

function round(pen: Pen, x: number, y: number, r: number): void {
  const c = r * K
  pen.moveTo(x + r, y)
  pen.bezierCurveTo(x + r, y + c, x + c, y + r, x, y + r)
  pen.bezierCurveTo(x - c, y + r, x - r, y + c, x - r, y)
  pen.bezierCurveTo(x - r, y - c, x - c, y - r, x, y - r)
  pen.bezierCurveTo(x + c, y - r, x + r, y - c, x + r, y)
  pen.closePath()
}

/** Turned the other way than what it lies in. */
function hole(pen: Pen, x: number, y: number, r: number): void {
  const c = r * K
  pen.moveTo(x + r, y)
  pen.bezierCurveTo(x + r, y - c, x + c, y - r, x, y - r)
  pen.bezierCurveTo(x - c, y - r, x - r, y - c, x - r, y)
  pen.bezierCurveTo(x - r, y + c, x - c, y + r, x, y + r)
  pen.bezierCurveTo(x + c, y + r, x + r, y + c, x + r, y)
  pen.closePath()
}

import type { Camera } from './camera.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'

/** Words above a column: its hops, and when value came there. */
export interface ColumnText {
  readonly head: string
  readonly time: string
}

/** Height of the words above the columns, in CSS pixels. */
export const HEAD = 36

/** Paints what lies behind everything: lanes, and lines down the columns. The context is in CSS pixels. */
export function paintLanes(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  width: number,
  height: number,
  palette: Palette,
): void {
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, height)
  const { lanes, columns, endX } = scene.picture
  pen.strokeStyle = palette.line
  pen.lineWidth = 1
  pen.beginPath()
  for (const x of [...columns.map(c => c.x), endX]) {
    const sx = Math.round(x * camera.k + camera.x) + 0.5
    pen.moveTo(sx, HEAD)
    pen.lineTo(sx, height)
  }
  pen.globalAlpha = 0.5
  pen.stroke()
  pen.globalAlpha = 1
  if (lanes.length < 2) return
  lanes.forEach((lane, i) => {
    const y = Math.round(lane.y * camera.k + camera.y)
    if (i % 2 === 1) {
      pen.globalAlpha = 0.35
      pen.fillStyle = palette.line
      pen.fillRect(0, y, width, lane.height * camera.k)
      pen.globalAlpha = 1
    }
  })
}

/** Writes the heads of columns at the top edge and of lanes at the left edge, wherever the picture was moved. */
export function paintHeads(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  width: number,
  palette: Palette,
  words: { readonly columns: readonly ColumnText[]; readonly lanes: readonly string[] },
): void {
  const { columns, endX, lanes } = scene.picture
  pen.textBaseline = 'alphabetic'
  if (lanes.length > 1) {
    pen.font = `600 12px ${palette.sans}`
    lanes.forEach((lane, i) => {
      const y = Math.max(HEAD + 14, lane.y * camera.k + camera.y + 16)
      if (y > (lane.y + lane.height) * camera.k + camera.y - 2) return
      const text = words.lanes[i] ?? ''
      pen.fillStyle = palette.paper
      pen.globalAlpha = 0.85
      pen.fillRect(4, y - 12, pen.measureText(text).width + 10, 17)
      pen.globalAlpha = 1
      pen.fillStyle = palette.accent
      pen.fillText(text, 9, y)
    })
  }
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, HEAD)
  pen.fillStyle = palette.line
  pen.fillRect(0, HEAD, width, 1)
  let [headFree, timeFree] = [-Infinity, -Infinity]
  ;[...columns.map(c => c.x), endX].forEach((x, i) => {
    const sx = x * camera.k + camera.x
    const text = words.columns[i]
    if (!text || sx > width) return
    if (sx >= headFree) {
      pen.fillStyle = palette.ink
      pen.font = `600 11.5px ${palette.sans}`
      pen.fillText(text.head, sx, 15)
      headFree = sx + pen.measureText(text.head).width + 10
    }
    if (sx >= timeFree) {
      pen.fillStyle = palette.calm
      pen.font = `10.5px ${palette.sans}`
      pen.fillText(text.time, sx, 29)
      timeFree = sx + pen.measureText(text.time).width + 10
    }
  })
}

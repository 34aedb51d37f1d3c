import { partMoved } from '../../../../../analysis/picture/moved-share.ts'
import { shownAccount } from '../../../kit/shown-account.ts'
import { traceBand, traceLine } from './band.ts'
import type { Play } from './flow-stage.ts'
import { shapeOf, traceShape } from './kind-shapes.ts'
import { markColour } from './paint-marks.ts'
import { compared, DIM, ribbonColour } from './paint-ribbons.ts'
import type { PaintState } from './paint-state.ts'
import { SvgPen } from './svg-pen.ts'

/** How strong what moved outside of the chosen time is drawn. */
const PALE = 0.2

/**
 * The whole picture as SVG text, at its own size, as it is shown: with the window of time, what is lit or compared, and the neighbours that
 * were drawn by hand. Texts are escaped: names come from tags that anybody may have written.
 */
export function pictureSvg({ scene, texts, palette, extras }: Play, state: PaintState, title: string): string {
  const { picture } = scene
  const pen = new SvgPen()
  const parts: string[] = []
  const text = (x: number, y: number, words: string, colour: string, size: number, weight = 400): void => {
    if (words !== '')
      parts.push(
        `<text x="${fix(x)}" y="${fix(y)}" fill="${colour}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`,
      )
  }
  for (const i of scene.order) {
    const r = picture.ribbons[i]
    if (!r) continue
    traceBand(pen, { ...r, breadth: Math.max(0.7, r.breadth) })
    const dashed = r.odds || r.kind === 'gap'
    const colour = state.other === null ? ribbonColour(picture, r, palette) : compared(state.other[i] ?? 1, palette)
    const moved = state.from !== null || state.until !== null ? scene.moved(i) : null
    const part = moved === null ? 1 : partMoved(moved, state.from, state.until)
    const strength = (state.lit !== null && !state.lit.has(i) ? DIM : 1) * (PALE + (1 - PALE) * part)
    const line = dashed ? ` stroke="${colour}" stroke-dasharray="5 4"` : ''
    const about = `${texts.ribbon(r)}: ${texts.sums(r.sums, 4)}`
    parts.push(
      `<path d="${pen.path()}" fill="${colour}" fill-opacity="${fix2((dashed ? 0.2 : 0.2 + 0.3 * r.share) * strength)}"${line}><title>${escaped(about)}</title></path>`,
    )
  }
  picture.marks.forEach((m, i) => {
    const { name, told } = texts.mark(i)
    const colour = markColour(m, palette)
    const hollow = m.open || m.role === 'gap'
    parts.push(
      `<rect x="${fix(m.x)}" y="${fix(m.y)}" width="${m.width}" height="${fix(m.height)}" fill="${hollow ? 'none' : colour}"${hollow ? ` stroke="${colour}"` : ''}><title>${escaped(`${name}\n${told}`)}</title></rect>`,
    )
    if (m.height < 2.2 && m.within !== null) return
    const [x, y] = [m.x + m.width + 5, m.y + m.height / 2]
    const shape = shapeOf(m)
    if (shape !== null) {
      traceShape(pen, shape, x + 4.5, y - 5, 4.5)
      parts.push(`<path d="${pen.path()}" fill="${colour}"/>`)
    }
    text(x + (shape === null ? 0 : 14), y - 1, cut(name, 26), palette.ink, 11, 600)
    text(x, y + 11, cut(told, 28), palette.calm, 11)
  })
  for (const line of extras.lines) {
    traceLine(pen, line)
    parts.push(`<path d="${pen.path()}" fill="none" stroke="${palette.calm}" stroke-opacity="0.7"/>`)
  }
  for (const dot of extras.dots) {
    const about = `<title>${escaped(shownAccount(dot.account))}</title>`
    parts.push(
      `<circle cx="${fix(dot.x)}" cy="${fix(dot.y)}" r="4" fill="${palette.paper}" stroke="${palette.calm}">${about}</circle>`,
    )
    text(dot.x + 7, dot.y + 4, dot.label, palette.calm, 10)
  }
  ;[...picture.columns.map(c => c.x), picture.endX].forEach((x, i) => {
    text(x, 16, texts.columns[i]?.head ?? '', palette.ink, 12, 600)
    text(x, 30, cut(texts.columns[i]?.time ?? '', 30), palette.calm, 10)
  })
  if (picture.lanes.length > 1)
    picture.lanes.forEach((lane, i) => {
      text(4, lane.y + 14, texts.lanes[i] ?? '', palette.accent, 12, 600)
    })
  const [width, height, top] = [
    Math.ceil(picture.width),
    Math.ceil(picture.height - picture.top),
    Math.floor(picture.top),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif"><title>${escaped(title)}</title><rect y="${top}" width="${width}" height="${height}" fill="${palette.paper}"/>
${parts.join('\n')}
</svg>
`
}

function fix(n: number): string {
  return String(Math.round(n * 10) / 10)
}

function fix2(n: number): string {
  return String(Math.round(n * 100) / 100)
}

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
}

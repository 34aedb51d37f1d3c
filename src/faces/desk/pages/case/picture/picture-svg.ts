import { traceBand } from './band.ts'
import { shapeOf, traceShape } from './kind-shapes.ts'
import type { PictureTexts } from './mark-texts.ts'
import { markColour } from './paint-marks.ts'
import { ribbonColour } from './paint-ribbons.ts'
import type { Palette } from './palette.ts'
import type { Scene } from './scene.ts'
import { SvgPen } from './svg-pen.ts'

/** The whole picture as SVG text, at its own size. Texts are escaped: names come from tags that anybody may have written. */
export function pictureSvg(scene: Scene, texts: PictureTexts, palette: Palette, title: string): string {
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
    const colour = ribbonColour(picture, r, palette)
    const line = dashed ? ` stroke="${colour}" stroke-dasharray="5 4"` : ''
    const about = `${texts.ribbon(r)}: ${texts.sums(r.sums, 4)}`
    parts.push(
      `<path d="${pen.path()}" fill="${colour}" fill-opacity="${dashed ? 0.2 : fix2(0.2 + 0.3 * r.share)}"${line}><title>${escaped(about)}</title></path>`,
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

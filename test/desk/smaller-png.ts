import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Filters of PNG (W3C, Portable Network Graphics, 9.2): what a byte is foretold as, by the one to the left, above, and above that. */
const FORETOLD: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  left => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
    return a <= b && a <= c ? left : b <= c ? up : corner
  },
]

/** Colours of a palette. */
const COLOURS = 256
/** Colours farther apart than the root of this are of two sorts. */
const SORT = 30 ** 2

/**
 * The same picture in fewer bytes: by a palette of its commonest colours, each other one shown as the nearest of them.
 * @param png 8 bits a channel, RGB or RGBA, not interlaced
 */
export function smallerPng(png: Buffer): Buffer {
  const parts = chunks(png)
  const head = parts.find(p => p.name === 'IHDR')?.data
  if (head === undefined || head[8] !== 8 || head[12] !== 0) throw new Error('a PNG of another kind')
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3]
  const raw = inflateSync(Buffer.concat(parts.filter(p => p.name === 'IDAT').map(p => p.data)))
  const lines = pixels(raw, width * channels, height, channels)
  const colourAt = (line: Buffer, x: number): number => line.readUIntBE(x * channels, 3)
  const counts = new Map<number, number>()
  for (const line of lines)
    for (let x = 0; x < width; x++) counts.set(colourAt(line, x), (counts.get(colourAt(line, x)) ?? 0) + 1)
  const palette = paletteOf([...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour))
  const places = new Map(palette.map((colour, i) => [colour, i]))
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const found = nearest(palette, colour)
    places.set(colour, found)
    return found
  }
  const packed = Buffer.alloc(height * (width + 1))
  for (const [y, line] of lines.entries())
    for (let x = 0; x < width; x++) packed[y * (width + 1) + 1 + x] = placeOf(colourAt(line, x))
  const newHead = Buffer.from(head)
  newHead[9] = 3
  const colours = Buffer.alloc(palette.length * 3)
  for (const [i, colour] of palette.entries()) colours.writeUIntBE(colour, i * 3, 3)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', newHead),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(packed, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** First one of each sort, so that a small sign in a colour of its own keeps it; then the commonest. @param colours the commonest first */
function paletteOf(colours: readonly number[]): readonly number[] {
  const sorts: number[] = []
  for (const colour of colours)
    if (sorts.length < COLOURS / 2 && sorts.every(s => apart(s, colour) > SORT)) sorts.push(colour)
  return [...new Set([...sorts, ...colours])].slice(0, COLOURS)
}

function nearest(palette: readonly number[], colour: number): number {
  let [least, found] = [Number.POSITIVE_INFINITY, 0]
  for (const [i, other] of palette.entries()) {
    const far = apart(colour, other)
    if (far < least) [least, found] = [far, i]
  }
  return found
}

/** The square of how far two colours are apart. */
function apart(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0)
}

function pixels(raw: Buffer, bytes: number, height: number, step: number): readonly Buffer[] {
  const lines: Buffer[] = []
  let above = Buffer.alloc(bytes)
  for (let y = 0; y < height; y++) {
    const from = y * (bytes + 1)
    const foretold = FORETOLD[raw[from] ?? 0] ?? FORETOLD[0]
    const line = Buffer.from(raw.subarray(from + 1, from + 1 + bytes))
    for (let x = 0; x < bytes; x++)
      line[x] = (line[x] ?? 0) + (foretold?.(line[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0) ?? 0)
    lines.push(line)
    above = line
  }
  return lines
}

function chunks(png: Buffer): readonly { readonly name: string; readonly data: Buffer }[] {
  const found = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    found.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return found
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

import PDFDocument from 'pdfkit'
import { breakLines } from '../../formats/letters/break-lines.ts'
import type { Letter, LetterBlock, LetterLanguage } from '../../formats/letters/letter.ts'
import { IntegrityError } from '../../model/errors.ts'
import { fontRuns } from './font-runs.ts'
import { type LetterFont, letterFonts } from './letter-fonts.ts'

/** Points. A4 with margins of 20 mm and more. */
const MARGIN = { top: 62, bottom: 70, left: 62, right: 62 }
const LABEL = 128
const FOOT = 8
/** † What is smaller nobody reads in print; an address of 150 characters still stands on one line. */
const LEAST = 5.5

interface Style {
  readonly size: number
  readonly bold: boolean
  /** Points before and after. */
  readonly before: number
  readonly after: number
  readonly align: 'left' | 'right' | 'centre'
}

const STYLES: Readonly<Record<Exclude<LetterBlock['kind'], 'space'>, Style>> = {
  title: { size: 16, bold: true, before: 12, after: 10, align: 'centre' },
  heading: { size: 11, bold: true, before: 8, after: 3, align: 'left' },
  text: { size: 10, bold: false, before: 0, after: 4, align: 'left' },
  right: { size: 10, bold: false, before: 0, after: 1, align: 'right' },
  centre: { size: 10, bold: false, before: 4, after: 4, align: 'centre' },
  row: { size: 10, bold: false, before: 1, after: 2, align: 'left' },
  code: { size: 9.5, bold: false, before: 0, after: 2, align: 'left' },
}

const LANG: Readonly<Record<LetterLanguage, string>> = { en: 'en', ja: 'ja-JP', ko: 'ko-KR' }

/** Sets a letter as PDF with its fonts embedded. Equal letters give equal bytes. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const sheet = new Sheet(letter, await letterFonts())
  for (const block of letter.blocks) sheet.put(block)
  return sheet.end()
}

class Sheet {
  readonly #doc: PDFKit.PDFDocument
  readonly #letter: Letter
  readonly #chunks: Buffer[] = []
  #y = MARGIN.top

  constructor(letter: Letter, fonts: ReadonlyMap<LetterFont, Buffer>) {
    const written = new Date(letter.at * 1000)
    this.#letter = letter
    this.#doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: LANG[letter.language],
      displayTitle: true,
      info: { Title: letter.title, Producer: 'Cordon', Creator: 'Cordon', CreationDate: written, ModDate: written },
    })
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    for (const [name, file] of fonts) this.#doc.registerFont(name, file)
  }

  put(block: LetterBlock): void {
    if (block.kind === 'space') {
      this.#y += 5
      return
    }
    const style = STYLES[block.kind]
    const width = this.#doc.page.width - MARGIN.left - MARGIN.right
    this.#y += style.before
    if (block.kind === 'code') this.#code(block.text, style, width)
    else if (block.kind === 'row') this.#row(block, style, width)
    else
      this.#lines(
        breakLines(block.text, width, t => this.#width(t, style)),
        style,
        MARGIN.left,
        width,
      )
    this.#y += style.after
  }

  end(): Promise<Uint8Array> {
    const { start, count } = this.#doc.bufferedPageRange()
    const style: Style = { ...STYLES.right, size: FOOT }
    const width = this.#doc.page.width - MARGIN.left - MARGIN.right
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(start + page)
      const number = this.#letter.pageNumber.replace('{page}', String(page + 1)).replace('{pages}', String(count))
      this.#y = this.#doc.page.height - MARGIN.bottom + 24
      this.#line(this.#letter.foot, { ...style, align: 'left' }, MARGIN.left, width)
      this.#line(number, style, MARGIN.left, width)
    }
    return new Promise((resolve, reject) => {
      this.#doc.on('end', () => resolve(new Uint8Array(Buffer.concat(this.#chunks))))
      this.#doc.on('error', reject)
      this.#doc.end()
    })
  }

  // A label and its text; a label alone keeps with what stands under it.
  #row({ label, text }: { readonly label: string; readonly text: string }, style: Style, width: number): void {
    const labels = breakLines(label, text === '' ? width : LABEL - 10, t => this.#width(t, style))
    if (text === '') {
      // Half a line more, for what lies between blocks.
      this.#lines(labels, style, MARGIN.left, width, 2.5)
      return
    }
    const lines = breakLines(text, width - LABEL, t => this.#width(t, style))
    const height = this.#height(style)
    for (let i = 0; i < Math.max(labels.length, lines.length); i++) {
      this.#room(height)
      this.#line(labels[i] ?? '', style, MARGIN.left, LABEL)
      this.#line(lines[i] ?? '', style, MARGIN.left + LABEL, width - LABEL)
      this.#y += height
    }
  }

  // One that is wider than the page is set smaller. Where nobody could read it so, it is broken between its words, at the size at which
  // the longest of them, an address, stands whole.
  #code(text: string, style: Style, width: number): void {
    const indent = 16
    const fitting = (part: string): number => (style.size * (width - indent)) / this.#width(part, style)
    const whole = fitting(text) >= LEAST
    const least = whole ? fitting(text) : Math.min(...text.split(' ').map(fitting))
    const small = { ...style, size: Math.max(LEAST, Math.min(style.size, least)) }
    const lines = whole ? [text] : breakLines(text, width - indent, t => this.#width(t, small))
    this.#lines(lines, small, MARGIN.left + indent, width - indent)
  }

  #lines(lines: readonly string[], style: Style, left: number, width: number, keep = 1): void {
    const height = this.#height(style)
    for (const line of lines) {
      this.#room(height * keep + (style.bold ? 3 * height : 0))
      this.#line(line, style, left, width)
      this.#y += height
    }
  }

  #line(text: string, style: Style, left: number, width: number): void {
    const free = width - this.#width(text, style)
    let x = left + (style.align === 'right' ? free : style.align === 'centre' ? free / 2 : 0)
    for (const run of this.#runs(text, style)) {
      this.#doc.font(run.font).fontSize(style.size)
      // Fonts sit on one line: what stands above the base line differs from font to font.
      const { ascender } = this.#metrics()
      this.#doc.text(run.text, x, this.#y + style.size - ascender * style.size, { lineBreak: false, features: [] })
      x += this.#doc.widthOfString(run.text, { features: [] })
    }
  }

  #room(height: number): void {
    if (this.#y + height <= this.#doc.page.height - MARGIN.bottom) return
    this.#doc.addPage()
    this.#y = MARGIN.top
  }

  #height(style: Style): number {
    return style.size * (this.#letter.language === 'en' ? 1.4 : 1.6)
  }

  #width(text: string, style: Style): number {
    let sum = 0
    for (const run of this.#runs(text, style))
      sum += this.#doc.font(run.font).fontSize(style.size).widthOfString(run.text, { features: [] })
    return sum
  }

  #runs(text: string, { bold }: Style) {
    const order = this.#letter.language === 'ja' ? (['ja', 'ko'] as const) : (['ko', 'ja'] as const)
    const fonts = order.map((name): LetterFont => (bold ? `${name}-bold` : name))
    return fontRuns(text, fonts, (font, code) => {
      this.#doc.font(font)
      return this.#metrics().has(code)
    })
  }

  // What pdfkit knows of the font that was chosen last, and tells only within itself.
  #metrics(): { ascender: number; has(code: number): boolean } {
    const { _font: chosen } = this.#doc as unknown as {
      readonly _font?: {
        readonly font?: {
          readonly ascent: number
          readonly unitsPerEm: number
          hasGlyphForCodePoint(code: number): boolean
        }
      }
    }
    const font = chosen?.font
    if (!font) throw new IntegrityError('letter-font-unread', 'this version of pdfkit does not tell its fonts')
    return { ascender: font.ascent / font.unitsPerEm, has: code => font.hasGlyphForCodePoint(code) }
  }
}

/** Markup that is safe to put into a page as it stands. Made by {@link html} only. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What may stand in a template: texts and numbers are escaped, markup and lists of it are taken as they are. */
export type Part = Html | string | number | null | readonly Html[]

/** A template whose parts are escaped. The only way from data to markup, so that no label can bring tags of its own. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let out = template[0] ?? ''
  for (let i = 0; i < parts.length; i++) out += markup(parts[i] ?? null) + (template[i + 1] ?? '')
  return new Html(out)
}

/** Markup without a word in it. */
export const NOTHING = new Html('')

function markup(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escapeText(part)
  return part.map(p => p.text).join('')
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that are not seen but change what is seen: controls, directions, joiners, line separators, blank letters. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Co}|\u034f|[\u115f\u1160\u2028\u2029\u3164\uffa0]/gu

/** A text for element content or a quoted attribute. Unseen characters are written out, so that no label can reorder or hide the rest. */
export function escapeText(text: string): string {
  if (/^[\w .:,/@-]*$/.test(text)) return text
  return text
    .toWellFormed()
    .replace(UNSEEN, c => `⟨U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
    .replace(/[&<>"']/g, c => SPECIAL[c] ?? c)
}

/** The start of a long text, with its length told. @param most UTF-16 units kept */
export function shorten(text: string, most = 160): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).toWellFormed()} … (${text.length} characters)`
}

import { InputError } from '../../model/errors.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const [OPEN, CLOSE] = [0x7b, 0x7d]

/**
 * Reads JSON as JSON.parse does, but refuses an object that tells a field twice: the last would win, and another program might have
 * read the first.
 * @throws InputError `event-malformed`; `field-repeated`, with the field
 */
export function parseLine(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InputError('event-malformed', 'this is not JSON')
  }
  // Of a field that is told twice one is left: fewer are there than were written.
  if (fieldsIn(value) === namesIn(text)) return value
  const field = repeated(text)
  throw new InputError('field-repeated', `${field} is told twice`, { place: { field } })
}

// Without recursion: a line may hold a hundred thousand brackets in each other.
function fieldsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const open: object[] = [value]
  let count = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const held: readonly unknown[] = Array.isArray(next) ? next : Object.values(next)
    if (held !== next) count += held.length
    for (const one of held) if (typeof one === 'object' && one !== null) open.push(one)
  }
  return count
}

/** How many names of fields stand in a text that is JSON. */
function namesIn(text: string): number {
  let count = 0
  for (let from = text.indexOf('"'); from !== -1; ) {
    const end = endOfText(text, from)
    if (isName(text, end)) count++
    from = text.indexOf('"', end)
  }
  return count
}

/** The first name that an object of the text tells again. */
function repeated(text: string): string {
  const open: Set<string>[] = []
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i)
    if (letter === OPEN) open.push(new Set())
    else if (letter === CLOSE) open.pop()
    else if (letter === QUOTE) {
      const end = endOfText(text, i)
      if (isName(text, end)) {
        // The same name may be written with escapes and without.
        const name = JSON.parse(text.slice(i, end)) as string
        if (open.at(-1)?.has(name)) return name
        open.at(-1)?.add(name)
      }
      i = end - 1
    }
  }
  return ''
}

/** Behind the quote that ends the text which begins at `from`. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === BACKSLASH) before--
    if ((end - before) % 2 === 1) return end + 1
  }
}

/** Whether a colon follows. */
function isName(text: string, at: number): boolean {
  let i = at
  for (let letter = text.charCodeAt(i); letter <= 0x20; letter = text.charCodeAt(i)) i++
  return text.charCodeAt(i) === COLON
}

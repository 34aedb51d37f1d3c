import { malformedAnswer } from './taxii-fault.ts'

/** A page of objects as it came. */
export interface EnvelopePage {
  /** The JSON of each object, untouched. Whether it is sound is for the door to say. */
  readonly objects: readonly string[]
  readonly more: boolean
  readonly next: string | null
}

/** † Most objects that one page may have: no server is asked for so many. */
export const MOST_ON_PAGE = 100_000
/** † Longest `next` that is sent back, in characters. */
const LONGEST_NEXT = 4_000

/**
 * Takes an envelope (TAXII 2.1, section 3.7) apart without parsing the objects: one that is broken, or made to cost much, is alone in that.
 * Members that the standard does not name are passed over.
 * @throws TaxiiFault `taxii-answer-malformed`
 */
export function readEnvelope(text: string): EnvelopePage {
  const members = membersOf(text)
  const more = member(members, 'more') ?? false
  const next = member(members, 'next') ?? null
  if (typeof more !== 'boolean') throw malformedAnswer('"more" is neither true nor false')
  if (next !== null && (typeof next !== 'string' || next.length > LONGEST_NEXT || !next.isWellFormed()))
    throw malformedAnswer(`"next" is no text of at most ${LONGEST_NEXT} characters`)
  const list = members.get('objects')
  return { objects: list === undefined ? [] : elementsOf(text, list), more, next: next === '' ? null : next }

  function member(of: ReadonlyMap<string, Span>, name: string): unknown {
    const span = of.get(name)
    if (span === undefined) return undefined
    if (span.end - span.begin > LONGEST_NEXT * 6) throw malformedAnswer(`"${name}" is too long`)
    return parsed(text.slice(span.begin, span.end))
  }
}

interface Span {
  readonly begin: number
  readonly end: number
}

function membersOf(text: string): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>()
  let at = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0)
  if (text[at] !== '{') throw malformedAnswer('it is no JSON object')
  at = skipSpace(text, at + 1)
  if (text[at] === '}') at++
  else
    for (;;) {
      if (text[at] !== '"') throw malformedAnswer('it is no JSON')
      const end = skipString(text, at)
      const name = parsed(text.slice(at, end))
      at = skipSpace(text, end)
      if (text[at] !== ':') throw malformedAnswer('it is no JSON')
      const begin = skipSpace(text, at + 1)
      at = skipValue(text, begin)
      if (members.size > 100) throw malformedAnswer('it has more than a hundred members')
      // What a name given twice means, no standard says.
      if (members.has(String(name))) throw malformedAnswer('it names a member twice')
      members.set(String(name), { begin, end: at })
      at = skipSpace(text, at)
      if (text[at] === '}') break
      if (text[at] !== ',') throw malformedAnswer('it is no JSON')
      at = skipSpace(text, at + 1)
    }
  if (skipSpace(text, text[at] === '}' ? at + 1 : at) !== text.length)
    throw malformedAnswer('something follows its end')
  return members
}

function elementsOf(text: string, { begin, end }: Span): readonly string[] {
  if (text[begin] !== '[' || text[end - 1] !== ']') throw malformedAnswer('"objects" is no list')
  const elements: string[] = []
  let at = skipSpace(text, begin + 1)
  if (text[at] === ']') return elements
  for (;;) {
    const to = skipValue(text, at)
    if (elements.length === MOST_ON_PAGE) throw malformedAnswer(`it has more than ${MOST_ON_PAGE} objects`)
    elements.push(text.slice(at, to))
    at = skipSpace(text, to)
    if (at === end - 1) return elements
    if (text[at] !== ',') throw malformedAnswer('it is no JSON')
    at = skipSpace(text, at + 1)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformedAnswer('it is no JSON')
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const c = text.charCodeAt(at)
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return at
    at++
  }
}

function skipString(text: string, from: number): number {
  let at = from + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at < 0) throw malformedAnswer('it breaks off')
    let back = at - 1
    while (text[back] === '\\') back--
    if ((at - back) % 2 === 1) return at + 1
    at++
  }
}

const OPEN = /[{}[\]"]/g
const SCALAR = /[^\s,\]}[{":]+/y

/** The place behind a value: a text, something in brackets that fit, or a run of characters that a number or a word may have. */
function skipValue(text: string, from: number): number {
  const c = text[from]
  if (c === '"') return skipString(text, from)
  if (c !== '{' && c !== '[') {
    const scalar = new RegExp(SCALAR)
    scalar.lastIndex = from
    if (!scalar.test(text)) throw malformedAnswer('it is no JSON')
    return scalar.lastIndex
  }
  const seek = new RegExp(OPEN)
  seek.lastIndex = from
  let depth = 0
  for (let hit = seek.exec(text); hit !== null; hit = seek.exec(text)) {
    const [mark] = hit
    if (mark === '"') seek.lastIndex = skipString(text, hit.index)
    else if (mark === '{' || mark === '[') depth++
    else if (--depth === 0) return hit.index + 1
  }
  throw malformedAnswer('it breaks off')
}

import type { Language } from '../define-words.ts'
import { withParticles } from './korean-particles.ts'
import { isSlotKind, SLOT_KINDS, type SlotKind } from './slot-kinds.ts'

/**
 * A sentence that Cordon's operations say in English, and the same in the desk's other languages. In the English one `{name:kind}`
 * stands for a figure of a kind of {@link SLOT_KINDS}, in the others `{name}` for the same one, in any order; each of them names all.
 */
export interface TwiceTold {
  readonly en: string
  readonly ja: string
  readonly ko: string
}

interface Slot {
  readonly name: string
  readonly kind: SlotKind
}

interface Compiled {
  readonly told: TwiceTold
  readonly pattern: RegExp
  /** What it begins with before the first slot: most sentences are passed over by it. */
  readonly head: string
  /** How many letters it has outside of slots: of two that read alike, the one that says more is meant. */
  readonly literal: number
  readonly slots: readonly Slot[]
}

/** † Letters of the longest sentence that is told: what is longer holds lists, or was written by somebody who means harm. */
const LONGEST = 2_000
/** † Sentences that are kept told. */
const MOST_KEPT = 4_000

const SLOT = /\{(\w+):(\w+)\}/g

/**
 * Tells English sentences again in another language. Facts, files and reports keep the English sentence, which is what was said; the book
 * is for who reads them at the desk. A sentence that is in no book stays as it is.
 */
export class SentenceBook {
  readonly #sentences: readonly Compiled[]
  /** What was told lately: a page tells the same sentences again with each letter that is typed. */
  readonly #kept = new Map<string, string | null>()
  /** @throws Error where a slot names no kind: a mistake of the book's */
  constructor(...parts: readonly (readonly TwiceTold[])[]) {
    this.#sentences = parts
      .flat()
      .map(compile)
      .sort((a, b) => b.literal - a.literal)
  }

  /** All sentences of the book, in the order in which they are tried. */
  get sentences(): readonly TwiceTold[] {
    return this.#sentences.map(s => s.told)
  }

  /** The sentence in a language; null: the book has none that reads so. */
  tell(text: string, language: Language): string | null {
    if (language === 'en') return text
    if (text.length > LONGEST) return null
    const key = `${language} ${text}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const told = this.#tell(text, language)
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(key, told)
    return told
  }

  #tell(text: string, language: Language): string | null {
    for (const { told, pattern, head, slots } of this.#sentences) {
      if (!text.startsWith(head)) continue
      const found = pattern.exec(text)
      if (found === null) continue
      const values = new Map(slots.map(({ name, kind }, n) => [name, this.#say(found[n + 1] ?? '', kind, language)]))
      const said = told[language].replace(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole)
      return language === 'ko' ? withParticles(said) : said
    }
    return this.#tellEach(text.split(/(?<=\.) (?=[A-Z])/), language)
  }

  /** Several sentences in a row, where each of them is told. */
  #tellEach(parts: readonly string[], language: Language): string | null {
    if (parts.length < 2) return null
    const told = parts.flatMap(part => this.tell(part, language) ?? [])
    return told.length < parts.length ? null : told.join(language === 'ja' ? '' : ' ')
  }

  #say(text: string, kind: SlotKind, language: Language): string {
    return SLOT_KINDS[kind].say(text, language, inner => this.tell(inner, language) ?? inner)
  }
}

function compile(told: TwiceTold): Compiled {
  const slots: Slot[] = []
  let pattern = ''
  let end = 0
  for (const { 0: whole, 1: name = '', 2: kind = '', index } of told.en.matchAll(SLOT)) {
    if (!isSlotKind(kind)) throw new Error(`"${told.en}" has a slot of no kind: ${whole}`)
    pattern += `${quoted(told.en.slice(end, index))}(${SLOT_KINDS[kind].pattern})`
    slots.push({ name, kind })
    end = index + whole.length
  }
  const literal = told.en.replace(SLOT, '').length
  const head = told.en.slice(0, told.en.search(SLOT) === -1 ? undefined : told.en.search(SLOT))
  return { told, slots, head, literal, pattern: new RegExp(`^${pattern}${quoted(told.en.slice(end))}$`, 'su') }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

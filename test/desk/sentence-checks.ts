import { globSync } from 'node:fs'
import type { SentenceBook } from '../../src/faces/desk/words/sentences/sentence-book.ts'
import { isSlotKind, type SlotKind } from '../../src/faces/desk/words/sentences/slot-kinds.ts'
import { ROOT } from '../architecture/source-files.ts'
import { filled, type Said, saidIn } from './sentence-harvest.ts'

/** What may stand in a slot, so that one sentence of each entry can be made. */
const SAMPLES: Readonly<Partial<Record<SlotKind, string>>> = {
  usd: '4,200.37 USD',
  money: '5,600,000 KRW',
  rule: 'R99',
  right: 'permit2',
  n: '1,234',
  share: '92.5 %',
  span: '45 seconds',
  hms: '2 h 36 min',
  at: '2025-02-21',
  word: 'Qz7',
  tail: '',
  term: 'qz',
  counts: '3 × a_b',
  account: `0x${'Ab'.repeat(20)}`,
  amount: '1.5 ETH',
}

const SLOT = /\{(\w+):(\w+)\}/g

/** What is wrong with a book: slots that a language lacks or adds, and entries that are never reached because an earlier one reads the same. */
export function faultsOf(book: SentenceBook): readonly string[] {
  return book.sentences.flatMap(told => {
    const slots = [...told.en.matchAll(SLOT)].map(([, name = '', kind = '']) => ({ name, kind }))
    const names = slots.map(s => s.name)
    const faults: string[] = []
    if (new Set(names).size < names.length) faults.push(`"${told.en}" has two slots of one name`)
    for (const language of ['ja', 'ko'] as const) {
      const own = [...told[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      if (own.toSorted().join() !== names.toSorted().join()) faults.push(`${language} of "${told.en}" has other slots`)
    }
    if (/\p{Script=Hangul}/u.test(told.ja)) faults.push(`"${told.ja}" is not Japanese`)
    if (/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u.test(told.ko))
      faults.push(`"${told.ko}" is not Korean`)
    const sample = told.en.replace(SLOT, (_, name: string, kind: string) => sampleOf(kind) ?? `Qz ${name}`)
    const wanted = told.ja.replace(/\{(\w+)\}/g, (_, name: string) => {
      const kind = slots.find(s => s.name === name)?.kind ?? ''
      const known = sampleOf(kind)
      return (known === undefined || kind === 'counts' ? null : book.tell(known, 'ja')) ?? spoken(kind, name)
    })
    const heard = book.tell(sample, 'ja')
    if (heard !== wanted) faults.push(`"${sample}" is told as "${heard}", not as "${wanted}"`)
    return faults
  })
}

function sampleOf(kind: string): string | undefined {
  return isSlotKind(kind) ? SAMPLES[kind] : undefined
}

/** How a sample is told that is no sentence of the book. */
function spoken(kind: string, name: string): string {
  const said: Readonly<Record<string, string>> = {
    usd: '4,200.37米ドル',
    money: '5,600,000ウォン',
    share: '92.5%',
    span: '45秒',
    hms: '2時間36分',
    counts: 'a_b × 3',
  }
  return said[kind] ?? sampleOf(kind) ?? `Qz ${name}`
}

/** Where sentences are said that a book must have. */
export interface Ground {
  /** Files, or patterns of them, from the root. */
  readonly files: readonly string[]
  /** What of them the desk never shows. */
  except?(said: Said): boolean
  /** What stands for an expression, by a pattern of its code, the first that fits; else a word. */
  readonly samples: readonly (readonly [RegExp, string])[]
  /** True: errors are told too. */
  readonly errors?: boolean
}

/** Errors have a book of their own; what only breaks where Cordon itself is wrong has none. */
export const ERROR = /^new \w*(?:Error|Fault)$/

/** Every sentence that is said there and that the book does not tell, with its place. */
export function untold(book: SentenceBook, ground: Ground): readonly string[] {
  const paths = ground.files.flatMap(pattern => globSync(pattern, { cwd: ROOT })).sort()
  const fill = (code: string): string => ground.samples.find(([pattern]) => pattern.test(code))?.[1] ?? 'Qz7'
  const missing: string[] = []
  for (const said of paths.flatMap(saidIn)) {
    if ((!ground.errors && said.within.some(name => ERROR.test(name))) || ground.except?.(said)) continue
    for (const text of new Set(filled(said, fill))) {
      const fault = faultOf(book, text)
      if (fault !== null) missing.push(`${said.path}:${said.line()} ${fault}: ${text}`)
    }
  }
  return missing
}

/** Titles of papers, commands and names in quotes stay as they are. */
const AS_IT_IS = /"[^"]*"|「[^」]*」|\p{Lu}[^:.]*: [\p{L} ]+, (?:FC|WEIS) \d{4}|cordon [a-z-]+(?: [a-zA-Z-]+)*/gu

/** Why a sentence is not told; null: it is. */
export function faultOf(book: SentenceBook, text: string): string | null {
  for (const language of ['ja', 'ko'] as const) {
    const told = book.tell(text, language)
    if (told === null) return 'not told'
    const lost = lostFigure(text, told)
    if (lost !== null) return `told without ${lost}`
    const english = /\b[a-z]{2,} [a-z]{2,}/.exec(told.replace(AS_IT_IS, ''))?.[0]
    if (english !== undefined) return `told with English left, "${english}"`
  }
  return null
}

/** Figures that others write otherwise: 1,000万, 平成19年法律第22号; and a command's name. */
const OTHERWISE = /\d+ million|Act \d+ of \d{4}|x509/g

/** A figure of a sentence that its translation has not, or not as often; what is said in words there (a day) may be a figure here (1 日). */
function lostFigure(text: string, told: string): string | null {
  const left: string[] = told.match(/\d+/g) ?? []
  for (const figure of text.replace(OTHERWISE, '').match(/\d+/g) ?? []) {
    const at = left.indexOf(figure)
    if (at < 0) return figure
    left.splice(at, 1)
  }
  return null
}

import type { AssetSum, Picture, PictureMark, PictureRibbon } from '../../../../../analysis/picture/picture.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { shortened, shownAccount } from '../../../kit/shown-account.ts'
import type { Language, Say } from '../../../words/define-words.ts'
import { plainName } from '../trace/plain-name.ts'
import { briefAmount } from './brief-amount.ts'
import { ledgerName } from './ledger-names.ts'
import type { ColumnText } from './paint-frame.ts'
import type { MarkText } from './paint-state.ts'
import type { PICTURE_WORDS } from './picture-words.ts'

/** Letters of a symbol at most. */
const SYMBOL = 24

type PictureSay = Say<keyof (typeof PICTURE_WORDS)['en'] & string>

/** Says what a picture's parts are, in a language. */
export interface PictureTexts {
  mark(i: number): MarkText
  /** `A → B`. */
  ribbon(r: PictureRibbon): string
  /** The amounts by asset, the heaviest first; at most `most` of them. */
  sums(sums: readonly AssetSum[], most: number): string
  readonly columns: readonly ColumnText[]
  readonly lanes: readonly string[]
}

/** Makes the texts of a picture; each is made once. */
export function pictureTexts(picture: Picture, trace: TraceJson, say: PictureSay, language: Language): PictureTexts {
  const assets = new Map(trace.assets.map(a => [a.asset, a]))
  const whole = new Intl.NumberFormat(language)
  const point = whole.formatToParts(1.5).find(p => p.type === 'decimal')?.value ?? '.'
  const time = new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const sums = (given: readonly AssetSum[], most: number): string => {
    const heavy = [...given].sort((a, b) => Number(b.sum) * unit(b) - Number(a.sum) * unit(a))
    const shown = heavy.slice(0, most).map(s => {
      const id = picture.assets[s.asset] ?? ''
      const known = assets.get(id)
      return briefAmount(s.sum, known?.decimals ?? null, symbolOf(id), n => whole.format(n), point)
    })
    return [...shown, ...(heavy.length > most ? [say('more', { n: heavy.length - most })] : [])].join(' · ')
  }
  const small = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumSignificantDigits: 4,
    roundingMode: 'trunc',
  })
  /** As short as can be, cut, not rounded. */
  const compact = (given: readonly AssetSum[]): string => {
    const [s] = [...given].sort((a, b) => Number(b.sum) * unit(b) - Number(a.sum) * unit(a))
    const id = s === undefined ? '' : (picture.assets[s.asset] ?? '')
    const known = assets.get(id)
    if (s === undefined) return ''
    return `${small.format(Number(s.sum) / 10 ** (known?.decimals ?? 0))} ${symbolOf(id)}`
  }
  const symbolOf = (id: string): string => {
    const symbol = assets.get(id)?.symbol
    return symbol == null ? shortAsset(id) : plainName(symbol, SYMBOL)
  }
  const unit = (s: AssetSum): number => picture.units[s.asset] ?? 0
  const made = new Map<number, MarkText>()
  const mark = (i: number): MarkText => {
    const had = made.get(i)
    if (had) return had
    const m = picture.marks[i]
    const text = m
      ? { ...namesOf(m, say), told: toldOf(m, say, sums(m.sums, 1)), amounts: [sums(m.sums, 1), compact(m.sums)] }
      : { name: '', short: '', told: '', amounts: [] }
    made.set(i, text)
    return text
  }
  const span = (from: number | null, until: number | null): string => {
    if (from === null || until === null) return ''
    const [a, b] = [time.format(from * 1000), time.format(until * 1000)]
    return a === b ? a : `${a} – ${b}`
  }
  return {
    mark,
    sums,
    ribbon: r => `${mark(r.from).name} → ${mark(r.to).name}`,
    columns: [
      ...picture.columns.map(c => ({
        head:
          c.firstHop < 0 && c.lastHop < 0
            ? say('before')
            : c.lastHop <= 0
              ? say('theft')
              : c.firstHop === c.lastHop
                ? say('hop', { n: c.firstHop })
                : say('hops', { a: c.firstHop, b: c.lastHop }),
        time: span(c.from, c.until),
      })),
      { head: say('now'), time: span(trace.asOf, trace.asOf) },
    ],
    lanes: picture.lanes.map(l => (l.ledger === '*' ? say('otherLedgers') : ledgerName(l.ledger))),
  }
}

function namesOf(m: PictureMark, say: PictureSay): { readonly name: string; readonly short: string } {
  if (m.role === 'gap' || m.end === 'gap') {
    const name = say(m.end === 'gap' ? 'unexplained' : 'origin')
    return { name, short: '?' }
  }
  if (m.form !== null) {
    const form = m.name !== null && m.form !== 'deposits' ? plainName(m.name) : say(`form ${m.form}`)
    const count = say('count', { n: m.leaves })
    return { name: `${form} · ${count}`, short: m.name === null ? count : '' }
  }
  if (m.name !== null) return { name: plainName(m.name), short: '' }
  if (m.account === null) return { name: say('unaddressed'), short: '?' }
  const shown = shownAccount(m.account)
  return { name: shortened(shown, 4), short: shortened(shown, 2) }
}

function toldOf(m: PictureMark, say: PictureSay, amount: string): string {
  const kind = m.end !== null && m.end !== 'gap' ? say(m.end) : m.role === 'source' ? say('source') : ''
  return [kind, amount].filter(text => text !== '').join(' · ')
}

/** An asset that nobody named, by the end of its contract. */
function shortAsset(id: string): string {
  const contract = id.split(':').at(-1) ?? id
  return contract.length > 14 ? `${contract.slice(0, 6)}…${contract.slice(-4)}` : contract
}

import type { CountScore, TraceScore } from '../../analysis/score/score-trace.ts'
import { showInstant } from '../../model/instant.ts'
import type { TruthStep } from '../../model/range.ts'
import type { Range } from '../../operations/range/range-port.ts'
import { hang } from './fold-text.ts'

/** Where the chains are. */
export function rangeUpText({ chains }: Range, folder: string, width: number): string {
  const rows = chains.map(({ ledger, rpc, ws }) => `${ledger}  ${rpc}  ${ws}`)
  return lines([...rows, ...hang(`What happens is written to ${folder}. Ctrl-C ends it.`, width)])
}

/** A step of the play, with its time on the chains. */
export function stepText({ name, at, about }: TruthStep, width: number): string {
  return lines(hang(`${showInstant(at)}  ${name}: ${about}`, width, ''))
}

/** How well a trace was. */
export function scoreText(score: TraceScore, width: number): string {
  const dollars = (value: number): string => `$${Math.round(value).toLocaleString('en-US')}`
  const counted = (name: string, c: CountScore): string =>
    `${name}: ${c.right} of ${c.truth} found (recall ${share(c.recall)}), ${c.claimed} named (precision ${share(c.precision)})`
  const rows = [
    `Value located: ${share(score.valueLocated)} of ${dollars(score.value)}`,
    `Precision: ${share(score.precision)} of ${dollars(score.claimed)} that is claimed`,
    `Seen behind mixers and exchangers: ${share(score.seenThrough)}`,
    counted('Accounts', score.accounts),
    counted('Endpoints', score.endpoints),
  ]
  const most = (title: string, those: TraceScore['missed']): string[] =>
    those.length === 0 ? [] : [title, ...those.flatMap(t => hang(`${dollars(t.value)}  ${t.place}`, width, '  '))]
  return lines([
    ...rows.flatMap(row => hang(row, width)),
    ...most('Missed most', score.missed),
    ...most('Claimed wrongly', score.wrong),
  ])
}

function share(part: number | null): string {
  return part === null ? 'none' : `${(100 * part).toFixed(2)} %`
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`
}

import type { z } from 'zod'
import { showAccount, type UnitWriter, unitWriter } from '../../formats/show-units.ts'
import { showInstant } from '../../model/instant.ts'
import type { findCrossings } from '../../operations/crossings/find-crossings.ts'
import { foldText, hang } from './fold-text.ts'

type Answer = z.output<typeof findCrossings.output>
type Row = Answer['crossings'][number]
type Leg = Row['in']

/** Rows of a kind that are printed; `--json` has all. */
const MOST_ROWS = 20

const BASIS: Readonly<Record<Row['basis'], string>> = {
  reference: 'by the service’s own reference',
  memo: 'by a reference that anybody could write',
  address: 'by the address that was asked for',
  'amount-time': 'by amount and time',
}

/** The answer of `cordon crossings`. */
export function crossingsText(a: Answer, columns: number): string {
  const width = Math.min(columns, 110)
  const units = unitWriter(a.assets)
  const sure = a.crossings.filter(c => c.confidence === 1).length
  const head = `${count(a.crossings.length, 'crossing')}, ${sure} of them facts, on ${count(a.ledgers.length, 'ledger')}; ${a.services} services known`
  const lines = foldText(head, width)
  for (const c of a.crossings.slice(0, MOST_ROWS)) lines.push(...crossingLines(c, units, width))
  if (a.crossings.length > MOST_ROWS) lines.push(`… and ${a.crossings.length - MOST_ROWS} more (--json has all)`)
  for (const trip of a.roundTrips.slice(0, MOST_ROWS)) lines.push(...hang(`round trip: ${trip.because}`, width))
  for (const leg of a.open.slice(0, MOST_ROWS))
    lines.push(
      ...hang(`no payout known: ${leg.crossing} took ${legText(leg, units)} (${leg.tx})${askedText(leg)}`, width),
    )
  if (a.open.length > MOST_ROWS) lines.push(`… and ${a.open.length - MOST_ROWS} more without a payout (--json has all)`)
  return `${[...lines, ...gapLines(a.gaps, width)].join('\n')}\n`
}

function crossingLines(c: Row, units: UnitWriter, width: number): string[] {
  const odds = c.confidence === 1 ? 'fact' : `${(100 * c.confidence).toFixed(1)} %`
  const part = c.share === 1 ? '' : `, ${(100 * c.share).toFixed(1)} % of it`
  const word = c.out.side === 'refund' ? 'refunded' : 'paid out'
  return [
    ...hang(`${c.crossing}  ${odds}, ${BASIS[c.basis]}`, width),
    ...hang(`in        ${legText(c.in, units)}`, width, '  '),
    ...hang(c.in.tx, width, '            '),
    ...hang(`${word.padEnd(8)}  ${legText(c.out, units)}${part}`, width, '  '),
    ...hang(c.out.tx, width, '            '),
  ]
}

function legText(leg: Leg, units: UnitWriter): string {
  const way = leg.side === 'in' ? 'of' : 'to'
  return `${units.amount(leg.amount, leg.asset)} ${way} ${showAccount(leg.account, 'short')} on ${leg.ledger}, ${showInstant(leg.at)}`
}

function askedText({ asked }: Leg): string {
  if (asked === null) return ''
  if (asked.account === null) return asked.ledger === null ? '' : `, for ${asked.ledger}`
  return `, for ${showAccount(asked.account, 'full')} on ${asked.ledger}`
}

/** What is not covered, equal gaps told once. */
function gapLines(gaps: Answer['gaps'], width: number): string[] {
  const times = new Map<string, string[]>()
  for (const g of gaps) {
    const text = `${g.because} (${g.kind})`
    times.set(text, [...(times.get(text) ?? []), g.crossing])
  }
  return [...times].slice(0, MOST_ROWS).flatMap(([text, of]) => {
    const names = [...new Set(of)]
    return hang(
      `not covered for ${names.slice(0, 12).join(', ')}${of.length > names.length ? `, ${of.length} times` : ''}: ${text}`,
      width,
    )
  })
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

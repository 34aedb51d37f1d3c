import type { z } from 'zod'
import { type UnitWriter, unitWriter } from '../../formats/show-units.ts'
import { showInstant } from '../../model/instant.ts'
import type { indexExposure } from '../../operations/exposure/index-exposure.ts'
import type { measureExposure } from '../../operations/exposure/measure-exposure.ts'
import type { deriveList } from '../../operations/screen/derive-list.ts'
import { foldText, hang } from './fold-text.ts'

type Exposure = z.output<typeof measureExposure.output>

/** Parts and members that are printed; `--json` has all. */
const MOST_ROWS = 15

const transfers = (n: number): string => `${n} transfer${n === 1 ? '' : 's'}`
const addresses = (n: number): string => `${n} address${n === 1 ? '' : 'es'}`
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

/** What the part of unknown origin is, and what can be done about it. */
const UNKNOWN =
  'Unknown is value whose origin no list, label or case here names. If it may come of a theft, trace that as a case (cordon trace ' +
  '--sources ACCOUNT --case NAME) and measure again, or run cordon exposure-index, which goes through all ledger data at once.'

/** The answer of `cordon measure-exposure`. */
export function exposureText(e: Exposure, columns: number): string {
  const units = unitWriter(e.assets)
  const width = Math.min(columns, 110)
  const lines = hang(`${e.account}, by ${e.policy} as of ${showInstant(e.asOf)}, to ${e.maxHops} transfers`, width)
  lines.push(...sideLines('received', e.received, units, width), ...sideLines('sent', e.sent, units, width))
  if (e.received.some(row => row.parts.some(p => p.category === 'unknown'))) lines.push(...foldText(UNKNOWN, width))
  return `${[...lines, ...gapLines(e.gaps, width)].join('\n')}\n`
}

function sideLines(side: string, rows: Exposure['received'], units: UnitWriter, width: number): string[] {
  const lines: string[] = []
  for (const { asset, total, parts } of rows) {
    lines.push(...hang(`${side} ${units.amount(total, asset)}`, width))
    for (const p of parts.slice(0, MOST_ROWS)) {
      const way = p.hops === null ? '' : `, ${transfers(p.hops)} away`
      const text = `${percent(p.share)}  ${p.category}: ${p.name}, ${units.amount(p.amount, asset)}${way}`
      lines.push(...hang(text, width, ' '.repeat(2 + Math.max(0, 9 - percent(p.share).length))))
    }
    if (parts.length > MOST_ROWS) lines.push(`  … and ${parts.length - MOST_ROWS} more (--json has all)`)
  }
  return lines
}

/** The answer of `cordon index-exposure`. */
export function indexText({ state, taken, restarted }: z.output<typeof indexExposure.output>): string {
  const until = state.lastAt === null ? '' : `, the last of ${showInstant(state.lastAt)}`
  const lines = [
    `${transfers(state.transfers)} gone through${until}; ${taken} of them now`,
    `${addresses(state.exposedAddresses)} with exposure, ${state.origins} origin${state.origins === 1 ? '' : 's'} (lists, thefts, labels)`,
  ]
  if (restarted !== null) lines.push(`made from the first transfer on: ${restarted}`)
  if (!state.finished) lines.push('interrupted: the same command goes on from here')
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon derive-list`. */
export function derivedText(d: z.output<typeof deriveList.output>, columns: number): string {
  const units = unitWriter(d.assets)
  const width = Math.min(columns, 110)
  const rows: [text: string, indent: string][] = [
    [`${d.known} of ${d.published} published wallets are in the data`, '  '],
  ]
  for (const m of d.members.slice(0, MOST_ROWS)) {
    const sums = m.holdings.map(h => `${units.amount(h.amount, h.asset)}, ${transfers(h.hops)} away`)
    rows.push([`${m.role.padEnd(7)}  ${m.account}`, '  '], [m.funding ? m.because : sums.join('; '), '    '])
  }
  if (d.members.length > MOST_ROWS) rows.push([`… and ${d.members.length - MOST_ROWS} more (--json has all)`, '  '])
  for (const s of d.services.slice(0, MOST_ROWS))
    rows.push([`ended at ${s.name ?? s.account} (${s.kind}): ${units.amount(s.amount, s.asset)}`, '  '])
  for (const s of d.servedBy) rows.push([`filled by ${s.account}, no member: ${s.because}`, '  '])
  const title = `${d.list}: ${addresses(d.members.length)} that nobody published, by ${d.policy} as of ${showInstant(d.asOf)}`
  const lines = [...hang(title, width), ...rows.flatMap(([text, indent]) => hang(text, width, indent))]
  return `${[...lines, ...gapLines(d.gaps, width)].join('\n')}\n`
}

/** What is not covered, equal gaps told once. */
function gapLines(gaps: Exposure['gaps'], width: number): string[] {
  const times = new Map<string, number>()
  for (const g of gaps) {
    const text = `${g.because} (${g.kind})`
    times.set(text, (times.get(text) ?? 0) + 1)
  }
  const told = [...times].slice(0, MOST_ROWS).flatMap(([text, n]) => {
    const often = n === 1 ? '' : `, ${n} times`
    return hang(`not covered${often}: ${text}`, width)
  })
  return times.size > MOST_ROWS ? [...told, `… and ${times.size - MOST_ROWS} more gaps (--json has all)`] : told
}

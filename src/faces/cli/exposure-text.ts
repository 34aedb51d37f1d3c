import type { z } from 'zod'
import { type UnitWriter, unitWriter } from '../../formats/show-units.ts'
import { showInstant } from '../../model/instant.ts'
import type { indexExposure } from '../../operations/exposure/index-exposure.ts'
import type { measureExposure } from '../../operations/exposure/measure-exposure.ts'
import type { deriveList } from '../../operations/screen/derive-list.ts'
import { foldText } from './fold-text.ts'
import { harmless } from './paint.ts'

type Exposure = z.output<typeof measureExposure.output>

/** Parts and members that are printed; `--json` has all. */
const MOST_ROWS = 15

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

/** The answer of `cordon measure-exposure`. */
export function exposureText(e: Exposure, columns: number): string {
  const units = unitWriter(e.assets)
  const lines = [`${e.account}, by ${e.policy} as of ${showInstant(e.asOf)}, to ${e.maxHops} transfers`]
  lines.push(...sideLines('received', e.received, units), ...sideLines('sent', e.sent, units))
  return `${[...lines, ...gapLines(e.gaps, columns)].join('\n')}\n`
}

function sideLines(side: string, rows: Exposure['received'], units: UnitWriter): string[] {
  const lines: string[] = []
  for (const { asset, total, parts } of rows) {
    lines.push(`${side} ${units.amount(total, asset)}`)
    for (const p of parts.slice(0, MOST_ROWS)) {
      const way = p.hops === null ? '' : `, ${p.hops} transfer${p.hops === 1 ? '' : 's'} away`
      lines.push(
        `  ${percent(p.share).padStart(9)}  ${harmless(p.category)}: ${harmless(p.name)}, ${units.amount(p.amount, asset)}${way}`,
      )
    }
    if (parts.length > MOST_ROWS) lines.push(`  … and ${parts.length - MOST_ROWS} more (--json has all)`)
  }
  return lines
}

/** The answer of `cordon index-exposure`. */
export function indexText({ state, taken, restarted }: z.output<typeof indexExposure.output>): string {
  const until = state.lastAt === null ? '' : `, the last of ${showInstant(state.lastAt)}`
  const lines = [
    `${state.transfers} transfers gone through${until}; ${taken} of them now`,
    `${state.exposedAddresses} addresses with exposure to ${state.origins} origins`,
  ]
  if (restarted !== null) lines.push(`made from the first transfer on: ${restarted}`)
  if (!state.finished) lines.push('interrupted: the same command goes on')
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon derive-list`. */
export function derivedText(d: z.output<typeof deriveList.output>, columns: number): string {
  const units = unitWriter(d.assets)
  const lines = [
    `${harmless(d.list)}: ${d.members.length} addresses that nobody published, by ${d.policy} as of ${showInstant(d.asOf)}`,
    `${d.known} of ${d.published} published wallets are in the data`,
  ]
  for (const m of d.members.slice(0, MOST_ROWS)) {
    const sums = m.holdings.map(h => `${units.amount(h.amount, h.asset)}, ${h.hops} away`)
    lines.push(`  ${m.role.padEnd(7)}  ${m.account}  ${m.funding ? m.because : sums.join('; ')}`)
  }
  if (d.members.length > MOST_ROWS) lines.push(`  … and ${d.members.length - MOST_ROWS} more (--json has all)`)
  for (const s of d.services.slice(0, MOST_ROWS))
    lines.push(`  ended at ${harmless(s.name ?? s.account)} (${s.kind}): ${units.amount(s.amount, s.asset)}`)
  for (const s of d.servedBy) lines.push(`  filled by ${s.account}, no member: ${harmless(s.because)}`)
  return `${[...lines, ...gapLines(d.gaps, columns)].join('\n')}\n`
}

function gapLines(gaps: Exposure['gaps'], columns: number): string[] {
  const told = gaps
    .slice(0, MOST_ROWS)
    .flatMap(g => foldText(`not covered: ${harmless(g.because)} (${g.kind})`, columns))
  return gaps.length > MOST_ROWS ? [...told, `… and ${gaps.length - MOST_ROWS} more gaps (--json has all)`] : told
}

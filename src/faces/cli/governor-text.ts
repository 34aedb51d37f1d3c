import type { z } from 'zod'
import type { HaltCommand } from '../../analysis/governor/halt-command.ts'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { governOutflow, proposeRelease, showGovernor } from '../../operations/governor/governor-operations.ts'
import type { ReplayAnswer } from '../../operations/governor/replay-outflows.ts'
import { breakText } from './break-text.ts'

/** What a run of the governor came to. */
export interface RunCounts {
  lines: number
  outflows: number
  repeated: number
  halts: number
  reviews: number
  faults: number
  /** Commands that the switch did not obey, and why. */
  readonly failing: readonly { readonly command: string; readonly because: string }[]
}

type Shown = z.output<typeof showGovernor.output>

/** The answer of `cordon governor` and `governor approve`. */
export function governorText({ all, halts, proposals, switches }: Shown, columns: number): string {
  const width = Math.min(columns, 110)
  const lines: string[] = []
  if (halts.length === 0) lines.push('Nothing is halted.')
  else if (all) lines.push('ALL WITHDRAWALS STAND STILL')
  for (const h of halts) {
    const scope = h.scope === 'all' ? 'all ledgers' : h.ledger
    const force = h.obeyedMs === null ? 'NOT IN FORCE' : `in force since ${time(h.obeyedMs)}`
    lines.push(...breakText(`${time(h.atMs)}  ${scope}: ${force}`, width))
    lines.push(...breakText(h.because, width, '  '))
    lines.push(...breakText(`wallet ${h.wallet}, outflow ${h.event}`, width, '  '))
    if (h.failed !== null) lines.push(...breakText(`the switch did not obey: ${h.failed}`, width, '  '))
  }
  for (const p of proposals) {
    const second = p.approvedBy === null ? '' : `, approved by ${p.approvedBy}`
    lines.push(...breakText(`release ${p.number} of ${p.scope}, ${p.state}: ${p.by}${second}`, width))
    lines.push(...breakText(p.reason, width, '  '))
  }
  const set = switches === null ? 'no switch is set: cordon governor switch' : `switches ${switches}`
  lines.push(...breakText(set, width))
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon governor release`. */
export function proposedText(answer: z.output<typeof proposeRelease.output>, columns: number): string {
  const next = `proposed; a second person approves it: cordon governor approve ${answer.proposal}`
  return `${breakText(next, Math.min(columns, 110)).join('\n')}\n${governorText(answer, columns)}`
}

/** A halt, as it is given. */
export function haltText(
  halt: { readonly scope: HaltCommand['scope']; readonly ledger: string; readonly because: string },
  columns: number,
): string {
  const scope = halt.scope === 'all' ? 'ALL WITHDRAWALS' : halt.ledger
  return `${breakText(`HALT  ${scope}: ${halt.because}`, Math.min(columns, 110)).join('\n')}\n`
}

/** The answer of `cordon govern-outflow`. */
export function outflowText(
  { halts, review, repeated }: z.output<typeof governOutflow.output>,
  columns: number,
): string {
  const told = halts.map(h => haltText(h, columns)).join('')
  const lines = [
    ...(repeated ? ['it came before'] : []),
    ...(review === null ? [] : breakText(`for a person: it lacked ${review}`, Math.min(columns, 110))),
    ...(halts.length === 0 && !repeated ? ['no halt'] : []),
  ]
  return `${told}${lines.map(l => `${l}\n`).join('')}`
}

/** The answer of `cordon governor run`. */
export function runText(
  { lines: read, outflows, repeated, halts, reviews, faults, failing }: RunCounts,
  columns: number,
) {
  const width = Math.min(columns, 110)
  const parts = [
    `${groupDigits(String(read))} events, ${groupDigits(String(outflows))} outflows: ${halts} halts`,
    ...(repeated > 0 ? [`${repeated} came before`] : []),
    ...(reviews > 0 ? [`${groupDigits(String(reviews))} of which it could not be sure`] : []),
    ...(faults > 0 ? [`${faults} lines are no events`] : []),
  ]
  const lines = breakText(parts.join('; '), width)
  for (const { command, because } of failing) lines.push(...breakText(`NOT IN FORCE  ${command}: ${because}`, width))
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon governor replay`. */
export function replayText(answer: ReplayAnswer, columns: number): string {
  const width = Math.min(columns, 110)
  const { outflows, faults, before, beganMs, goneUsd, unpriced, halts, reviews, review } = answer
  const lines = breakText(
    `${groupDigits(String(outflows))} outflows${faults > 0 ? `, ${faults} lines are no events` : ''}${before > 0 ? `; ${before} halts before the time from which they count` : ''}`,
    width,
  )
  if (beganMs === null) return `${[...lines, 'No outflow counts: none is off the white list.'].join('\n')}\n`
  lines.push(...breakText(`the first that counts: ${time(beganMs)}; ${usd(goneUsd)} left in all`, width))
  for (const { command, afterMs, goneUsd: gone } of halts) {
    const scope = command.scope === 'all' ? 'all' : command.ledger
    lines.push(...breakText(`${seconds(afterMs)}  HALT ${scope}, ${usd(gone)} gone by then`, width))
    lines.push(...breakText(command.because, width, '  '))
  }
  if (halts.length === 0) lines.push('It would have halted nothing.')
  if (unpriced > 0) lines.push(...breakText(`${unpriced} outflows have no price and are not in the sums`, width))
  if (review !== null)
    lines.push(...breakText(`of ${groupDigits(String(reviews))} outflows it could not be sure: ${review}`, width))
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon governor switch`. */
export function switchText(
  { says, secret }: { readonly says: string; readonly secret: string | null },
  columns: number,
): string {
  const width = Math.min(columns, 110)
  const lines = breakText(`withdrawals are halted by ${says}`, width)
  if (secret !== null) lines.push('the secret that signs posts, shown this once:', `  ${secret}`)
  return `${lines.join('\n')}\n`
}

function time(ms: number): string {
  return showInstant(Math.floor(ms / 1_000))
}

function seconds(ms: number): string {
  return `after ${groupDigits(String(Math.floor(ms / 1_000)))}.${Math.floor((ms % 1_000) / 100)} s`
}

function usd(value: number): string {
  return `${groupDigits(String(Math.round(value)))} USD`
}

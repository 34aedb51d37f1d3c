import { FREEZE_ANSWERS, type FreezeAnswerState, type FreezeState, mayMove } from '../../../../model/freeze.ts'
import type { Answered } from '../../api/operations.ts'

/** A freeze request as the server tells it. */
export type FreezeRow = Answered<'listFreezes'>['freezes'][number]
/** Freezes of one case and asset, added up. */
export type FreezeSum = Answered<'listFreezes'>['sums'][number]

/** The columns of the board, and the states that stand in each. */
export const COLUMNS = [
  ['drafted', ['drafted']],
  ['sent', ['sent']],
  ['acknowledged', ['acknowledged']],
  ['frozen', ['frozen', 'frozen-in-part']],
  ['ended', ['refused', 'released', 'expired', 'withdrawn']],
] as const satisfies readonly (readonly [string, readonly FreezeRow['state'][]])[]

/** How good the news of a state is. */
export const STATE_TONES: Readonly<Record<FreezeRow['state'], 'plain' | 'good' | 'warn' | 'bad' | 'info'>> = {
  drafted: 'plain',
  sent: 'info',
  acknowledged: 'info',
  frozen: 'good',
  'frozen-in-part': 'good',
  refused: 'bad',
  released: 'plain',
  expired: 'warn',
  withdrawn: 'plain',
}

/** Whether somebody here must act: send a draft, answer what was asked of this node, or release what was taken back. */
export function isOurTurn({ state, side, releaseAsked, untilDue }: FreezeRow): boolean {
  if (state === 'drafted') return true
  return side !== 'requester' && (releaseAsked || untilDue !== null)
}

/** What burns first: what is late or due soonest, then the latest. */
export function byUrgency(a: FreezeRow, b: FreezeRow): number {
  return (a.untilDue ?? FAR) - (b.untilDue ?? FAR) || (b.sentAt ?? b.at) - (a.sentAt ?? a.at)
}

const FAR = 1e12

/** The short number by which people name a request. */
export function shortId(id: string): string {
  return id.replace('freeze-request--', '').slice(0, 8)
}

/** A part of a whole as a number from 0 to 1; null where there is no whole. */
export function partOf(part: string, whole: string | null): number | null {
  if (whole === null || whole === '0') return null
  return Number((BigInt(part) * 1_000_000n) / BigInt(whole)) / 1_000_000
}

/** What may be answered to a request as it stands: the last answer goes on, whatever was withdrawn meanwhile. */
export function answersTo({ state, answers }: Pick<FreezeRow, 'state' | 'answers'>): readonly FreezeAnswerState[] {
  const before: FreezeState = state === 'withdrawn' ? 'withdrawn' : (answers.at(-1)?.state ?? state)
  if (state === 'expired' || state === 'drafted') return []
  return FREEZE_ANSWERS.filter(next => mayMove(before, next, 'addressee'))
}

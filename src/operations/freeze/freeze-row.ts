import { z } from 'zod'
import { FREEZE_ANSWERS, type Freeze } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'
import { freezeStanding } from './freeze-state.ts'

const baseUnits = z.string().regex(/^\d+$/).describe('Base units')
const instant = z.int().describe('Unix seconds, UTC')
const seconds = z.int().describe('Seconds')

/** A request to freeze with its state and clocks, as it is told. */
export const freezeRow = z.object({
  id: z.string(),
  state: z.enum([
    'drafted',
    'sent',
    'acknowledged',
    'frozen',
    'frozen-in-part',
    'refused',
    'released',
    'expired',
    'withdrawn',
  ]),
  side: z
    .enum(['requester', 'addressee', 'both'])
    .describe('Which side this node is on; both: the addressee has no node'),
  from: z.object({
    id: z.string(),
    name: z.string().describe('What this node calls it'),
    saysName: z.string().describe('What it calls itself'),
  }),
  to: z.object({ id: z.string().nullable(), name: z.string() }),
  accounts: z.array(z.string()).describe('CAIP-10'),
  asset: z.string().describe('CAIP-19'),
  symbol: z.string().nullable(),
  decimals: z.int().nullable(),
  asked: baseUnits.nullable().describe('Base units; null: all that the accounts hold'),
  frozen: baseUnits.describe('Base units frozen now'),
  mostFrozen: baseUnits.describe('The most that was frozen at once, base units'),
  releaseAsked: z.boolean().describe('Withdrawn while something is frozen: the addressee is asked to release it'),
  case: z.string().nullable(),
  marking: z.enum(['red', 'amber+strict']),
  basis: z.object({ jurisdiction: z.string(), reference: z.string(), text: z.string() }),
  evidence: z.string().nullable().describe('SHA-256 of the kept trace'),
  contact: z.string(),
  at: instant,
  sentAt: instant.nullable(),
  sinceSent: seconds.nullable(),
  answerBy: instant,
  untilDue: seconds
    .nullable()
    .describe('Seconds until the answer is due, negative when it is late; null: none is awaited'),
  overdue: z.boolean(),
  endsAt: instant.nullable().describe('When it ends by itself'),
  answers: z.array(
    z.object({
      id: z.string(),
      step: z.int(),
      state: z.enum(FREEZE_ANSWERS),
      amount: baseUnits,
      holdUntil: instant.nullable(),
      reason: z.string(),
      reference: z.string(),
      at: instant,
    }),
  ),
  withdrawal: z.object({ at: instant, reason: z.string() }).nullable(),
})

/** One {@link freezeRow}. */
export type FreezeRow = z.output<typeof freezeRow>

/** A freeze as a row, as it stands at a moment. */
export function rowOf(freeze: Freeze, now: Instant): FreezeRow {
  const { request, side, sentAt, answers, withdrawal } = freeze
  const { frozen, mostFrozen, ...standing } = freezeStanding(freeze, now)
  return {
    id: request.id,
    side,
    from: { id: request.from, name: freeze.knownAs, saysName: request.fromName },
    to: { ...request.to },
    accounts: [...request.accounts],
    asset: request.asset,
    symbol: request.unit?.symbol ?? null,
    decimals: request.unit?.decimals ?? null,
    asked: request.amount === null ? null : String(request.amount),
    frozen: String(frozen),
    mostFrozen: String(mostFrozen),
    ...standing,
    case: request.case,
    marking: request.marking,
    basis: { ...request.basis },
    evidence: request.evidence,
    contact: request.contact,
    at: request.at,
    sentAt,
    answerBy: request.answerBy,
    answers: answers.map(a => ({ ...a, amount: String(a.amount) })),
    withdrawal: withdrawal === null ? null : { ...withdrawal },
  }
}

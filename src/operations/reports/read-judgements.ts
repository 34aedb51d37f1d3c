import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'

const words = z.array(z.string().max(4000)).max(1000)
const outcome = z.enum(['pass', 'review', 'hold'])
const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fired'),
    level: z.enum(['low', 'medium', 'high', 'hold']),
    reasons: words,
    figures: z.record(z.string(), z.union([z.number(), z.string()])),
    unless: z.string().max(4000),
    events: words,
  }),
  z.object({ kind: z.literal('unanswered'), lacks: z.string().max(4000) }),
])
const judgement = z.object({
  event: z.string().min(1).max(512),
  customer: z.string().min(1).max(200),
  atMs: z.int().min(0).max(8.64e15),
  outcome,
  findings: z.array(z.object({ rule: z.string().max(20), version: z.string().max(64), answer })).max(200),
  silent: z.int().nonnegative(),
  typologies: z
    .array(
      z.object({
        typology: z.string().max(200),
        version: z.string().max(64),
        score: z.number(),
        outcome,
        rules: words,
      }),
    )
    .max(200),
  ruleset: z.string().max(64),
  learned: z.object({ score: z.number(), because: words }).nullable(),
  repeated: z.boolean(),
  late: z.boolean(),
  instead: outcome.nullable(),
})

/** Reads what the monitor said of events. @throws InputError `judgement-malformed`, naming the number and the field */
export function readJudgements(given: readonly unknown[]): readonly Judgement[] {
  return given.map((value, i) => {
    const read = judgement.safeParse(value)
    if (read.success) return read.data
    const [issue] = read.error.issues
    const field = ['judgements', i, ...(issue?.path ?? [])].map(String).join('.')
    throw new InputError('judgement-malformed', `${field}: ${issue?.message ?? 'cannot be read'}`, { place: { field } })
  })
}

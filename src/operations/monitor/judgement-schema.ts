import { z } from 'zod'

const OUTCOMES = ['pass', 'review', 'hold'] as const

/** A judgement as it leaves. */
export const judgementSchema = z.object({
  event: z.string().describe('id of the event'),
  customer: z.string(),
  atMs: z.number().describe('Unix milliseconds'),
  outcome: z
    .enum(OUTCOMES)
    .describe('review: a person looks, the money may move; hold: it stays until a person has looked'),
  findings: z.array(
    z.object({
      rule: z.string().describe('`engine`: what the monitor itself could not do'),
      version: z.string().describe('digest of the rule, its code and parameters in force'),
      answer: z.union([
        z.object({
          kind: z.literal('fired'),
          level: z.enum(['low', 'medium', 'high', 'hold']),
          reasons: z.array(z.string()),
          figures: z.record(z.string(), z.union([z.number(), z.string()])),
          unless: z.string().describe('what would have kept it silent'),
          events: z.array(z.string()).describe('earlier events on which it rests'),
        }),
        z.object({ kind: z.literal('unanswered'), lacks: z.string() }),
      ]),
    }),
  ),
  silent: z.number().describe('rules that were asked and are silent'),
  typologies: z.array(
    z.object({
      typology: z.string(),
      version: z.string(),
      score: z.number().describe('0 to 1'),
      outcome: z.enum(OUTCOMES),
      rules: z.array(z.string()),
    }),
  ),
  ruleset: z.string().describe('digest of all that judges'),
  learned: z.object({ score: z.number(), because: z.array(z.string()) }).nullable(),
  repeated: z.boolean().describe('the event had come before; this is what was said then'),
  late: z.boolean().describe('it came late; events after it were judged again'),
  instead: z.enum(OUTCOMES).nullable().describe('the outcome whose place this takes'),
})

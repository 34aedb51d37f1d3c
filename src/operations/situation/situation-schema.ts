import { z } from 'zod'
import { BASELINE_KEYS } from '../../analysis/situation/baseline.ts'
import { STEPS } from '../../analysis/situation/case-steps.ts'
import { PLACE_ORDER } from '../../analysis/situation/loot-figures.ts'

const instant = z.int().nullable().describe('Unix seconds, UTC')
const usd = z.number().nonnegative().describe('US dollars')
const span = z.number().nonnegative().nullable().describe('Seconds')

const figure = z.object({
  amounts: z.array(
    z.object({
      asset: z.string().describe('CAIP-19'),
      symbol: z.string().nullable(),
      decimals: z.int().nullable(),
      amount: z.string().regex(/^\d+$/).describe('Base units'),
    }),
  ),
  usd: usd.nullable().describe('Of the day of the theft, where known: an estimate'),
  partly: z.boolean().describe('Amounts without a known worth are left out of the dollars'),
})

const figures = z.object({
  stolen: figure,
  located: figure.describe('Where it lies, as far as was seen'),
  passed: figure.describe('What came to bridges, swap services, protocols and mixers, which pass it on'),
  freezable: figure.describe('Of all that was seen, what somebody known can freeze'),
  asked: figure.describe('Of requests that stand'),
  frozen: figure.describe('Now, as the addressees told it'),
  recovered: figure,
})

const situationCase = z.object({
  name: z.string(),
  theftAt: instant,
  late: z.boolean().describe('The theft is from before this node kept records: its times are no measure of speed'),
  steps: z.object(
    Object.fromEntries(STEPS.map(step => [step, instant])) as Record<(typeof STEPS)[number], typeof instant>,
  ),
  traced: z
    .object({ at: z.int(), asOf: z.int(), policy: z.string(), finished: z.boolean(), document: z.string() })
    .nullable()
    .describe('The trace behind the figures; null: none is kept, and only what was reported is known'),
  lossUsd: usd.nullable().describe('As told'),
  lossBy: z.enum(['report', 'published']).nullable().describe('Who told the loss; null: nobody'),
  worthBy: z
    .enum(['day', 'loss', 'par'])
    .describe(
      'day: published worths of the day; loss: the told loss spread over what was stolen; par: dollar tokens alone',
    ),
  figures,
  places: z.array(figure.extend({ kind: z.enum(PLACE_ORDER), accounts: z.int() })),
  requests: z.int().describe('Freeze requests that stand'),
  overlap: z.boolean().describe('Two requests name one account, so that what is frozen may be counted twice'),
})

const total = z.object({
  usd,
  cases: z.int().describe('Cases whose worth is known'),
  without: z.int().describe('Cases of which some or all has no known worth'),
})

/** The situation as it is told. */
export const situationAnswer = z.object({
  at: z.int().describe('Unix seconds, UTC'),
  node: z.object({ name: z.string(), country: z.string().nullable() }).nullable(),
  recordsSince: instant.describe('When the node was made or the first case opened'),
  cases: z.array(situationCase),
  totals: z.object({
    cases: z.int(),
    traced: z.int(),
    stolen: total,
    located: total,
    passed: total,
    freezable: total,
    asked: total,
    frozen: total,
    recovered: total,
  }),
  steps: z.array(
    z.object({
      step: z.enum(STEPS),
      cases: z.int(),
      median: span,
      fastest: span,
      slowest: span,
    }),
  ),
  elsewhere: z.int().describe('Freeze requests of cases that are not kept here'),
  baselines: z.array(
    z.object({ key: z.enum(BASELINE_KEYS), span, part: z.number().min(0).max(1).nullable(), source: z.string() }),
  ),
  published: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      date: z.string(),
      usd,
      attribution: z.enum(['official', 'firm', 'disputed', 'suspected', 'unknown', 'none']),
      frozen: z.number().min(0).max(1).nullable(),
      source: z.string(),
    }),
  ),
  years: z.array(
    z.object({
      year: z.int(),
      thefts: z.int(),
      usd,
      attributedUsd: usd,
      frozenUsd: usd,
      frozenOfUsd: usd,
      widestUsd: usd.nullable(),
    }),
  ),
  widestBy: z.string().describe('Who made the widest count'),
})

/** The situation. */
export type Situation = z.output<typeof situationAnswer>
/** One case of it. */
export type SituationCase = z.output<typeof situationCase>
/** A figure of it. */
export type SituationFigure = z.output<typeof figure>

import { z } from 'zod'
import { caseSums } from '../../formats/case-sums.ts'
import { NOT_TOLD } from '../../formats/theft/theft-objects.ts'
import type { TraceJson } from '../../formats/trace-json.ts'
import { parseCaseName } from '../../model/case-name.ts'
import type { Theft } from '../../model/theft.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { foldThefts, THEFT_KINDS } from '../theft/fold-thefts.ts'
import type { World } from '../world.ts'
import { madeOnce } from './document-memo.ts'
import { findCase } from './find-case.ts'
import type { CaseFile } from './fold-cases.ts'

const units = z.string().regex(/^-?\d+$/)

const sums = z.object({
  asset: z.string().describe('CAIP-19'),
  symbol: z.string().nullable(),
  decimals: z.int().nullable(),
  stolen: units.describe('Base units, as all amounts here'),
  located: units.describe('Where it lies, as far as was seen'),
  passed: units.describe('At places that pass money on or hide it; no part of what is located'),
  held: units.describe('Of it, under no known service'),
  freezable: units.describe('Of all that was seen, what somebody known can freeze'),
  byOdds: units.describe('Of what is located, what was found by odds and not by facts alone'),
  unfollowed: units.describe('Reached, and not followed on'),
  gaps: units.describe('What the balance cannot explain, signed'),
})

const traced = z.object({
  document: z.string().describe("SHA-256 of the trace's JSON"),
  at: z.number().describe('When the trace was made, Unix seconds'),
  policy: z.string(),
  asOf: z.number().describe('Unix seconds'),
  finished: z.boolean(),
  firstAt: z.number().nullable().describe('When value was stolen first, Unix seconds'),
  transfers: z.number(),
  endpoints: z.number(),
  gaps: z.number().describe('Things that the figures do not cover'),
  sums: z.array(sums),
})

const reported = z.object({
  victim: z.string(),
  at: z.string().describe('Day and time as they were told'),
  usd: z.number().nullable().describe('Its worth as it was told, US dollars; null: nobody said'),
  usdNote: z.string().nullable(),
  stolen: z.array(z.string()).describe('As it was told'),
  sources: z.array(z.string()).describe('Accounts and transactions of the theft from which it can be traced'),
  accounts: z.array(z.string()).describe('Of them the accounts, CAIP-10'),
  transactions: z.array(z.string()).describe('Of them the transactions, LEDGER:HASH'),
  by: z.string().describe('Who reported it'),
  toldAt: z.number().describe('When it was reported, Unix seconds'),
  kind: z.string().nullable().describe('What the victim is; null, as the two that follow: nobody said'),
  vector: z.string().nullable().describe('How it was done'),
  attribution: z.string().nullable().describe('Who did it, and who says so'),
  marking: z
    .object({ tlp: z.string(), relTo: z.array(z.string()), pap: z.string().nullable() })
    .describe('How what is shared of it is marked'),
})

/** What was stolen in a case, and how much of it is located and can be frozen, by its latest trace. */
export const caseFigures = defineOperation({
  name: 'caseFigures',
  summary: 'say what was stolen in a case, how much of it is located, and how much can be frozen',
  effect: 'read',
  scope: 'cases',
  input: z.object({ name: textField(parseCaseName).describe("the case's name").meta({ placeholder: 'NAME' }) }),
  output: z.object({
    name: z.string(),
    reported: reported.nullable().describe('What the report of the theft says; null: nobody reported it'),
    traced: traced.nullable().describe('By the latest trace; null: none was made'),
  }),
  positional: ['name'],
  examples: ['case-figures bybit-2025-02-21 --json'],
  async run({ name }, world) {
    const file = await findCase(world, name)
    return { name: file.name, reported: await toldOf(file, world), traced: await tracedOf(file, world) }
  },
})

async function toldOf({ name, theft }: CaseFile, world: World): Promise<z.output<typeof reported> | null> {
  if (theft === null) return null
  // Written by reportTheft, and read back by its digest.
  const told = JSON.parse(await world.facts.document(theft.document)) as Theft
  const kept = foldThefts(await world.facts.read({ kinds: THEFT_KINDS })).get(name)
  const [accounts, transactions] = [kept?.sources ?? [], kept?.transactions ?? []]
  const { tlp = 'red', relTo = [], pap = null } = kept?.marking ?? {}
  const said = (text: string): string | null => (text === NOT_TOLD || text === '' ? null : text)
  return {
    victim: told.name,
    at: `${told.date}${told.timeUtc === null ? '' : ` ${told.timeUtc}`}`,
    usd: told.usd > 0 ? told.usd : null,
    usdNote: told.usdNote,
    stolen: told.assets.map(a => `${a.amount === undefined ? '' : `${a.amount} `}${a.asset}`),
    sources: [...transactions, ...accounts],
    ...{ accounts: [...accounts], transactions: [...transactions], by: theft.by, toldAt: theft.at },
    ...{ kind: said(told.victimType), vector: said(told.vector), attribution: said(told.attribution) },
    marking: { tlp, relTo: [...relTo], pap },
  }
}

async function tracedOf({ traces }: CaseFile, world: World): Promise<z.output<typeof traced> | null> {
  const entry = traces.at(-1)
  if (entry === undefined) return null
  return { document: entry.document, at: entry.at, ...(await madeOnce(world, 'figures', entry.document, figuresOf)) }
}

function figuresOf(json: string): Omit<z.output<typeof traced>, 'document' | 'at'> {
  // A kept trace was checked when it was written, and its digest says that it is the same.
  const trace = JSON.parse(json) as TraceJson
  const names = new Map(trace.assets.map(a => [a.asset, a]))
  return {
    policy: trace.policy,
    asOf: trace.asOf,
    finished: trace.finished,
    firstAt: trace.stolen.reduce<number | null>((least, s) => Math.min(least ?? s.firstAt, s.firstAt), null),
    transfers: trace.transfers.length,
    endpoints: trace.endpoints.length,
    gaps: trace.gaps.length,
    sums: caseSums(trace).map(row => ({
      asset: row.asset,
      symbol: names.get(row.asset)?.symbol ?? null,
      decimals: names.get(row.asset)?.decimals ?? null,
      stolen: String(row.stolen),
      located: String(row.located),
      passed: String(row.passed),
      held: String(row.held),
      freezable: String(row.freezable),
      byOdds: String(row.byOdds),
      unfollowed: String(row.unfollowed),
      gaps: String(row.gaps),
    })),
  }
}

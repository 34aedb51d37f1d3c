import { z } from 'zod'
import { type TraceJson, traceJsonSchema } from '../../formats/trace-json.ts'
import type { AccountId } from '../../model/account.ts'
import { showInstant } from '../../model/instant.ts'
import { type Tip, type TipAnswer, type TipTriage, tipScore } from '../../model/tip.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import { type Freezer, whoCanFreeze } from '../freeze/who-can-freeze.ts'
import type { World } from '../world.ts'
import type { ReceivedTip } from './ingest-tips.ts'
import { type TipLegs, tipLegs } from './tip-legs.ts'

const answer = z.object({ answer: z.enum(['yes', 'no', 'unknown']), because: z.string() })

/** A triage as it is told. */
export const tipTriage = z.object({
  real: answer.describe('Is the transaction in the ledger data, and does it touch the account?'),
  downstream: answer.describe('Does it move what a kept case traced?'),
  fresh: answer.describe('Does neither a kept case nor an earlier tip name it?'),
  freezable: answer.describe('Is somebody known who can freeze what it moved?'),
  least: z.int().describe('0 to 100, were every unknown answer no'),
  most: z.int().describe('0 to 100, were every unknown answer yes'),
})

/** What a triage looks into. */
export type TriageWorld = Pick<World, 'facts' | 'transfers' | 'utxo' | 'tags' | 'assets' | 'missing'>

const yes = (because: string): TipAnswer => ({ answer: 'yes', because })
const no = (because: string): TipAnswer => ({ answer: 'no', because })
const unknown = (because: string): TipAnswer => ({ answer: 'unknown', because })

/** The latest trace of each kept case. */
export async function keptTraces(world: Pick<World, 'facts'>): Promise<readonly TraceJson[]> {
  const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
  const traces: TraceJson[] = []
  for (const { traces: made } of cases.values()) {
    const last = made.at(-1)
    if (last) traces.push(traceJsonSchema.parse(JSON.parse(await world.facts.document(last.document))))
  }
  return traces
}

/** Puts four questions to a tip by machine, before a person reads it. @param earlier the tips that came before it */
export async function triageTip(
  tip: Tip,
  earlier: readonly ReceivedTip[],
  traces: readonly TraceJson[],
  world: TriageWorld,
): Promise<TipTriage> {
  const found = await tipLegs(tip, world)
  const answers = {
    real: isReal(tip, found, world),
    downstream: isDownstream(tip, found, traces),
    fresh: isFresh(tip, earlier, traces),
    freezable: await isFreezable(tip, found, world),
  }
  return { ...answers, ...tipScore(answers) }
}

function isReal({ tx, ledger, account }: Tip, { legs, at, covered }: TipLegs, world: TriageWorld): TipAnswer {
  if (at === null) {
    if (!covered) return unknown(`no ledger data${ledger === null ? '' : ` of ${ledger}`} is here`)
    const cut = world.missing.length > 0 ? ', of which a part could not be read' : ''
    return unknown(`${tx} is not in the ledger data here${cut}: it may be later, or made up`)
  }
  if (account !== null && !legs.some(l => l.from === account || l.to === account))
    return no(`the transaction is real and does not touch ${account}`)
  return yes(`it is in the ledger data, ${showInstant(at)}`)
}

function isDownstream(tip: Tip, { legs, at }: TipLegs, traces: readonly TraceJson[]): TipAnswer {
  const named = traces.filter(t => t.case === tip.case)
  const asked = named.length > 0 ? named : traces
  if (asked.length === 0) return unknown('no case with a trace is kept here')
  const ledgers = new Set(legs.map(l => l.asset.split('/')[0]))
  let clear = at !== null
  let hint: TipAnswer | null = null
  for (const trace of asked) {
    const rows = trace.transfers.filter(t => t.tx === tip.tx)
    if (rows.length > 0)
      return yes(`case ${trace.case} traced stolen value through ${count(rows.length, 'transfer')} of it`)
    if (trace.stolen.some(s => s.tx === tip.tx)) return yes(`it is the theft itself in case ${trace.case}`)
    if (trace.noise.some(n => n.tx === tip.tx)) continue
    const holder = trace.accounts.find(a => a.held !== '0' && legs.some(l => l.from === a.account))
    if (holder && at !== null && at > trace.asOf)
      hint ??= unknown(
        `it pays from ${holder.account}, which held stolen value of case ${trace.case}, after the trace ended: trace again`,
      )
    if (!trace.finished || at === null || at > trace.asOf || !covers(trace, ledgers)) clear = false
  }
  if (hint) return hint
  if (clear)
    return no(
      asked.length === 1
        ? 'the trace that is kept here does not lead through it'
        : 'no trace that is kept here leads through it',
    )
  return unknown('no kept trace leads through it, yet not all of them were finished, on its ledger and up to its time')
}

function covers(trace: TraceJson, ledgers: ReadonlySet<string | undefined>): boolean {
  const own = new Set(trace.conservation.map(row => row.asset.split('/')[0]))
  return [...ledgers].every(ledger => own.has(ledger))
}

function isFresh(tip: Tip, earlier: readonly ReceivedTip[], traces: readonly TraceJson[]): TipAnswer {
  const same = earlier.find(({ tip: other }) => other.tx === tip.tx && other.id !== tip.id)
  if (same) return no(`${same.from} told of it before, ${showInstant(same.receivedAt)}`)
  const known = traces.find(t => t.transfers.some(row => row.tx === tip.tx) || t.stolen.some(s => s.tx === tip.tx))
  if (known) return no(`case ${known.case} holds it already`)
  return yes('no kept case and no earlier tip names it')
}

async function isFreezable(tip: Tip, { legs, at }: TipLegs, world: TriageWorld): Promise<TipAnswer> {
  const freezers: Freezer[] = []
  const moved = legs.filter(l => l.to !== null && (tip.account === null || l.to === tip.account))
  for (const { to, asset } of moved.slice(0, 100))
    freezers.push(...(await whoCanFreeze(to === null ? [] : [to as AccountId], asset, world)))
  if (moved.length === 0 && tip.account !== null) freezers.push(...(await whoCanFreeze([tip.account], null, world)))
  const [first] = freezers
  if (first) return yes(`${[...new Set(freezers.map(f => f.name))].slice(0, 3).join(', ')}: ${first.because}`)
  if (at === null) return unknown('what it moved is not known')
  const unnamed = moved.find(l => !world.assets.has(l.asset))
  if (unnamed) return unknown(`nobody knows who issues ${unnamed.asset}`)
  return no('no tag names a custodian of where it went, and the asset has no issuer who can freeze it')
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

import { z } from 'zod'
import { POLICY_SOURCE } from '../../analysis/flow/policy.ts'
import { chainTo, widestChains } from '../../analysis/flow/widest-path.ts'
import { oddsByAccount } from '../../formats/by-odds.ts'
import { type TraceJson, traceJsonSchema } from '../../formats/trace-json.ts'
import * as row from '../../formats/trace-rows.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { NotFoundError } from '../../model/errors.ts'
import { latestTrace } from '../cases/find-case.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import type { World } from '../world.ts'
import { findSubject, type Subject } from './find-subject.ts'

const output = z.object({
  case: z.string(),
  policy: z.string(),
  doctrine: z.string().describe('Where the policy comes from'),
  asOf: row.instant,
  fact: z.int().describe('Number of the fact that keeps the trace'),
  document: z.string().describe("SHA-256 of the trace's JSON as it was kept"),
  subject: z.object({ kind: z.enum(['account', 'transaction']), id: z.string() }),
  finding: z.enum(['source', 'tainted', 'noise', 'untouched']),
  odds: z
    .string()
    .nullable()
    .describe('Least joint confidence with which value came; null: by facts alone, or none came'),
  assets: z.array(row.asset),
  accounts: z.array(row.account).describe('What the trace says of the account'),
  path: z.array(row.transfer).describe('The way of highest value from the theft to it'),
  incoming: z.array(row.transfer).describe("Tainted transfers to the account; a transaction's own"),
  outgoing: z.array(row.transfer),
  endpoints: z.array(row.endpoint.omit({ path: true })),
  patterns: z.array(row.pattern.pick({ pattern: true, because: true })),
  noise: z.array(row.noise),
  gaps: z.array(row.gap),
  bounds: z.array(row.bound),
})

/** Says why an account or a transaction is tainted: by which path, under which doctrine, with what evidence. */
export const explainTaint = defineOperation({
  name: 'explainTaint',
  alias: 'explain',
  summary: 'say why an account or transaction is tainted, by which path, under which policy',
  effect: 'read',
  input: z.object({
    subject: z.string().min(1).describe('account or transaction hash').meta({ placeholder: 'ACCOUNT|TX' }),
    case: textField(parseCaseName)
      .optional()
      .describe('case to look in; else the one traced last')
      .meta({ placeholder: 'NAME' }),
  }),
  output,
  positional: ['subject'],
  examples: ['explain 0x47666fab8bd0ac7003bce3f5c3585383f09486e2', 'explain 0xb61413c4…072c --case bybit-2025-02-21'],
  async run(input, world) {
    const { entry, json, name } = await chosenTrace(world, input.case)
    const trace = traceJsonSchema.parse(JSON.parse(json))
    const subject = findSubject(input.subject, trace)
    const setting = { case: name, policy: trace.policy, doctrine: POLICY_SOURCE[trace.policy], asOf: trace.asOf }
    const kept = { fact: entry.seq, document: entry.document, assets: trace.assets }
    return { ...setting, ...kept, subject, ...about(subject, trace) }
  },
})

async function chosenTrace(world: World, name: string | undefined) {
  if (name !== undefined) return { name, ...(await latestTrace(world, name)) }
  const cases = [...foldCases(await world.facts.read({ kinds: CASE_KINDS })).values()]
  const last = cases.sort((a, b) => (a.traces.at(-1)?.seq ?? 0) - (b.traces.at(-1)?.seq ?? 0)).at(-1)
  if (!last?.traces.length)
    throw new NotFoundError('case-untraced', 'no case holds a trace yet: trace with --case NAME, or run cordon start')
  return { name: last.name, ...(await latestTrace(world, last.name)) }
}

function about(subject: Subject, trace: TraceJson) {
  const { id } = subject
  const own = subject.kind === 'account'
  const rows = trace.transfers
  const amounts = rows.map(t => ({ from: t.from, to: t.to, tainted: BigInt(t.tainted) }))
  const sources = new Set(trace.stolen.map(s => s.source))
  const incoming = own ? rowsWhere(trace, t => t.to === id) : rowsWhere(trace, t => t.tx === id)
  const outgoing = own ? rowsWhere(trace, t => t.from === id) : []
  const before = widestChains(amounts, sources)
  const chains = incoming.map(i => chainTo(before, i))
  const narrow = (chain: readonly number[]) =>
    chain.reduce((least, i) => (amounts[i] && amounts[i].tainted < least ? amounts[i].tainted : least), 1n << 300n)
  const path = sources.has(id) ? [] : chains.reduce((a, b) => (a.length > 0 && narrow(a) >= narrow(b) ? a : b), [])
  const touches = new Set([...incoming, ...outgoing])
  const named = (accounts: readonly string[]): boolean => own && accounts.includes(id)
  const noise = trace.noise.filter(n => (own ? n.from === id || n.to === id : n.tx === id))
  const stolenHere = trace.stolen.some(s => s.source === id || s.tx === id)
  const finding = stolenHere ? 'source' : incoming.length > 0 ? 'tainted' : noise.length > 0 ? 'noise' : 'untouched'
  const told = (indexes: readonly number[]) => indexes.flatMap(i => rows[i] ?? [])
  return {
    odds: oddsHere(id, own, trace, incoming),
    finding: finding as 'source' | 'tainted' | 'noise' | 'untouched',
    accounts: trace.accounts.filter(a => own && a.account === id),
    path: told(path),
    incoming: told(incoming),
    outgoing: told(outgoing),
    endpoints: trace.endpoints.filter(e => own && e.account === id).map(({ path: _, ...rest }) => rest),
    patterns: trace.patterns
      .filter(p => named(p.accounts) || p.transfers.some(i => touches.has(i)))
      .map(({ pattern, because }) => ({ pattern, because })),
    noise,
    gaps: trace.gaps.filter(g => own && g.account === id),
    bounds: trace.bounds.filter(b => own && b.account === id),
  }
}

/** A transaction is as likely as the least likely of its transfers. */
function oddsHere(id: string, own: boolean, trace: TraceJson, incoming: readonly number[]): string | null {
  if (own) return oddsByAccount(trace).get(id) ?? null
  const rows = new Set(incoming)
  const likely = (trace.likelihoods ?? []).filter(l => rows.has(l.transfer))
  return likely.reduce<string | null>(
    (least, { joint }) => (least === null || Number(joint) < Number(least) ? String(joint) : least),
    null,
  )
}

function rowsWhere(trace: TraceJson, wanted: (t: TraceJson['transfers'][number]) => boolean): number[] {
  const found: number[] = []
  trace.transfers.forEach((t, i) => {
    if (wanted(t)) found.push(i)
  })
  return found
}

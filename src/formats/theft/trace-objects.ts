import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64, utf8 } from '@scure/base'
import { type AccountId, splitAccount } from '../../model/account.ts'
import { type Json, textDigest } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { oddsByAccount, oddsOf } from '../by-odds.ts'
import { taintClaim } from '../stix/cordon/taint-claim.ts'
import { scoId, uuid5 } from '../stix/ids.ts'
import { walletObject } from '../stix/wallet.ts'
import type { TraceJson } from '../trace-json.ts'
import type { Teller } from './theft-objects.ts'

const NAMESPACE = 'd1b0c6a5-6a43-4a0e-8b7c-0c2f5f3a9e11'
/** † A trace whose JSON is longer travels as its digest and its rows alone. */
const MOST_BYTES = 4 << 20
/** Kinds of endpoints whose account is the thief's own. */
const OWN = ['held', 'residue', 'unfollowed']

/** What is told of a trace beside its rows. */
export interface TraceTelling extends Teller {
  /** The incident that the trace follows. */
  readonly incident: string
  /** The trace's JSON as it was kept, byte for byte. */
  readonly text: string
}

/**
 * A trace as STIX objects: the wallets on the money's path, a taint claim for each of them and asset, an indicator for those that are no
 * service's, where the money is now as a note, and a report over all that carries the trace itself as an artifact. What was reached by odds
 * and not by facts alone has a confidence, and a note of its own says so.
 */
export function traceObjects(trace: TraceJson, by: TraceTelling): IntelObject[] {
  const objects = new Map<string, IntelObject>()
  const put = (object: IntelObject): string => {
    if (!objects.has(object.id)) objects.set(object.id, object)
    return object.id
  }
  const digest = textDigest(by.text)
  const base = (type: string, what: string): IntelObject => ({
    type,
    spec_version: '2.1',
    id: `${type}--${uuid5(NAMESPACE, `${digest} ${what}`)}`,
    created_by_ref: by.id,
    created: by.created,
    modified: by.created,
  })
  const height = heightOf(trace)
  const own = new Set(trace.endpoints.filter(e => OWN.includes(e.kind)).map(e => e.account))
  const odds = oddsByAccount(trace)
  const likely = new Set<string>()
  for (const row of trace.accounts) {
    const { ledger, address } = splitAccount(row.account as AccountId)
    const joint = odds.get(row.account)
    const confidence = joint === undefined ? {} : { confidence: Math.floor(Number(joint) * 100) }
    const wallet = put(walletObject(address, ledger))
    const claim = put(
      taintClaim(
        { ...base('taint-claim', `${row.account} ${row.asset}`), ...confidence },
        {
          theftRef: by.incident,
          account: row.account,
          asset: row.asset,
          policy: trace.policy,
          parameters: (trace.finished ? trace.parameters : { ...trace.parameters, finished: false }) as {
            readonly [name: string]: Json
          },
          blockHeight: height,
          amount: row.tainted,
          held: row.held,
          // Whoever computes it again has neither the case's name nor our versions.
          evidenceDigest: trace.evidence.findings,
        },
      ),
    )
    if (joint !== undefined) for (const id of [wallet, claim]) likely.add(id)
    if (row.role !== 'source' && row.role !== 'intermediate' && !own.has(row.account)) continue
    const indicator = put({
      ...base('indicator', `indicator ${wallet}`),
      ...confidence,
      name: `${address}: ${trace.case}`,
      indicator_types: ['malicious-activity'],
      pattern: `[cryptocurrency-wallet:value = '${String(objects.get(wallet)?.['value'])}']`,
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: rfc3339(row.firstAt),
    })
    put({
      ...base('relationship', `based-on ${wallet}`),
      relationship_type: 'based-on',
      source_ref: indicator,
      target_ref: wallet,
    })
    if (joint !== undefined) likely.add(indicator)
  }
  put({
    ...base('note', 'where'),
    abstract: 'where the money is now',
    content:
      trace.endpoints
        .map(e => `${e.amount} ${e.asset}: ${e.account} (${e.name ?? e.kind}${byOddsText(oddsOf(e))})`)
        .join('\n') || 'nowhere known',
    object_refs: [by.incident],
  })
  if (likely.size > 0)
    put({
      ...base('note', 'by odds'),
      abstract: 'reached by odds, not by facts alone',
      content: [...odds].map(([account, joint]) => `${account}: joint confidence ${joint} at the least`).join('\n'),
      object_refs: [...likely],
    })
  const payload = utf8ToBytes(by.text)
  if (payload.length <= MOST_BYTES) put(artifactOf(payload, digest))
  const refs = [by.incident, ...objects.keys()]
  put({
    ...base('report', 'report'),
    name: `${trace.case}: trace by ${trace.policy}`,
    description: `evidence ${digest}`,
    report_types: ['incident'],
    published: by.created,
    object_refs: refs,
  })
  return [...objects.values()]
}

function byOddsText(joint: string | null): string {
  return joint === null ? '' : `; by odds, joint confidence ${joint}`
}

/** The highest block of a trace's transfers; 0: it has none. */
export function heightOf(trace: Pick<TraceJson, 'transfers'>): number {
  return trace.transfers.reduce((top, t) => Math.max(top, t.block), 0)
}

function artifactOf(payload: Uint8Array, digest: string): IntelObject {
  const artifact = {
    type: 'artifact',
    spec_version: '2.1',
    mime_type: 'application/json',
    payload_bin: base64.encode(payload),
    hashes: { 'SHA-256': digest },
  }
  return { ...artifact, id: scoId(artifact as unknown as IntelObject) }
}

/** The texts of the traces among some objects, each as it was kept; what does not have its digest is left out. */
export function traceTexts(objects: Iterable<IntelObject>): string[] {
  const texts: string[] = []
  for (const object of objects) {
    if (object.type !== 'artifact' || object['mime_type'] !== 'application/json') continue
    const { payload_bin: payload, hashes } = object as { payload_bin?: unknown; hashes?: { 'SHA-256'?: unknown } }
    if (typeof payload !== 'string') continue
    const text = utf8.encode(base64.decode(payload))
    if (textDigest(text) === hashes?.['SHA-256'] && text.includes('"cordon.trace/1"')) texts.push(text)
  }
  return texts
}

function rfc3339(at: Instant): string {
  return new Date(at * 1000).toISOString()
}

import { z } from 'zod'
import { newest } from '../../formats/stix/new-version.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { defineOperation } from '../define-operation.ts'
import { parseDuration } from '../duration.ts'
import { textField } from '../read-input.ts'
import { readObject } from '../share/held-objects.ts'
import type { World } from '../world.ts'
import { CLAIM_PARTS, compareClaim, type Recomputed, readClaim, recompute } from './recompute-claim.ts'

const PAGE = 5_000

const row = z.object({
  id: z.string(),
  by: z.string().nullable().describe('STIX identity of who claims it'),
  theft: z.string().nullable().describe('STIX id of the incident'),
  account: z.string().nullable().describe('CAIP-10'),
  asset: z.string().nullable().describe('CAIP-19'),
  amount: z.string().nullable().describe('base units, as claimed'),
  verdict: z.enum(['same', 'differs', 'cannot']),
  why: z.string(),
  differences: z.array(z.object({ part: z.enum(CLAIM_PARTS), claimed: z.string(), found: z.string() })),
})

/** Makes the traces again on which taint claims stand, over the ledger data here, and tells whether they give the same. Keeps nothing. */
export const checkClaim = defineOperation({
  name: 'checkClaim',
  alias: 'claims check',
  summary: 'trace again what a partner claims to be tainted, and compare',
  effect: 'read',
  scope: 'share',
  input: z.object({
    id: z
      .string()
      .max(200)
      .optional()
      .describe('a taint claim, or a report over several; left out: all claims of others')
      .meta({ placeholder: 'ID' }),
    within: textField(parseDuration)
      .optional()
      .describe('give up a trace after this time')
      .meta({ placeholder: 'SPAN' }),
  }),
  output: z.object({
    same: z.number().describe('claims whose trace gives the same amounts and evidence here'),
    differs: z.number(),
    cannot: z.number().describe('claims that cannot be computed again here'),
    traces: z.number().describe('traces that were made for it'),
    claims: z.array(row),
  }),
  positional: ['id'],
  examples: ['claims check', 'claims check report--3f1c3c1e-8d0e-5b6a-9b1f-0d8f8a1d2c3e --within 1m'],
  async run({ id, within }, world) {
    const objects = await claimsOf(id, world)
    const ends = [await world.transfers.summary(), await world.utxo.summary()].flatMap(s => s.lastAt ?? [])
    const lastAt = ends.length === 0 ? null : Math.max(...ends)
    /** Claims of one trace are many, and their parameters are the same to the letter. */
    const traces = new Map<string, Recomputed>()
    const claims: z.output<typeof row>[] = []
    for (const object of objects) {
      const claim = readClaim(object)
      const { created_by_ref: by, theft_ref: theft } = object
      const head = { id: object.id, by: textOr(by), theft: textOr(theft) }
      if (claim === null || object['revoked'] === true) {
        const why = claim === null ? 'it is no claim that can be read' : 'whoever made it took it back'
        claims.push({ ...head, account: null, asset: null, amount: null, verdict: 'cannot', why, differences: [] })
        continue
      }
      const key = JSON.stringify(claim.parameters)
      const again = traces.get(key) ?? (await recompute(claim, within, world))
      traces.set(key, again)
      const { verdict, why, differences } = compareClaim(claim, again, lastAt)
      const { account, asset, amount } = claim
      claims.push({ ...head, account, asset, amount, verdict, why, differences: [...differences] })
      world.progress.at(claims.length, objects.length, 'claims')
    }
    world.progress.end()
    const count = (verdict: string): number => claims.filter(c => c.verdict === verdict).length
    return { same: count('same'), differs: count('differs'), cannot: count('cannot'), traces: traces.size, claims }
  },
})

async function claimsOf(id: string | undefined, world: World): Promise<readonly IntelObject[]> {
  if (id === undefined) return othersClaims(world)
  const place = { place: { field: 'id' } }
  const named = await current(id, world)
  if (named === null) throw new NotFoundError('claim-unknown', `nothing here has the id ${id}`, place)
  if (named.type === 'taint-claim') return [named]
  const refs = named.type === 'report' ? named['object_refs'] : null
  if (!Array.isArray(refs))
    throw new InputError('claim-expected', `${id} is neither a taint claim nor a report over some`, place)
  const found: IntelObject[] = []
  for (const ref of refs) {
    const object = typeof ref === 'string' && ref.startsWith('taint-claim--') ? await current(ref, world) : null
    if (object !== null) found.push(object)
  }
  if (found.length > 0) return found
  throw new NotFoundError('claim-unknown', `no taint claim of ${id} is held here`, place)
}

async function othersClaims(world: World): Promise<readonly IntelObject[]> {
  const { store } = world.sharing
  const ids = new Set<string>()
  for (let after = 0; ; ) {
    const page = await store.entries(after, PAGE)
    for (const { type, id, from } of page) if (type === 'taint-claim' && from !== 'self') ids.add(id)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.seq
  }
  const found: IntelObject[] = []
  for (const id of ids) {
    const object = await current(id, world)
    if (object !== null) found.push(object)
  }
  return found
}

/** The version of an object that holds; null: there is none. */
async function current(id: string, { sharing }: World): Promise<IntelObject | null> {
  return newest((await sharing.store.versions(id)).map(readObject))
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

import { freezeRequestObject } from '../../src/formats/stix/cordon/freeze-request.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Json } from '../../src/model/fact.ts'
import type { FreezeRequest } from '../../src/model/freeze.ts'
import { foundNode } from '../../src/operations/node/found-node.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import type { World } from '../../src/operations/world.ts'
import { judgement } from '../../test/casework/casework-rig.ts'

/** By what the last row of each is found. */
export const LAST = {
  customer: 'customer-of-the-end',
  case: 'case-of-the-end',
  object: 'The object of the end',
} as const

const BATCH = 500

/** Alerts of the monitor, each of another customer; the last is the least urgent. */
export async function manyAlerts({ facts, clock }: World, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, n) => (n === count - 1 ? LAST.customer : `c-${n}`))
  for (let n = 0; n < count; n += BATCH)
    await facts.append(
      names.slice(n, n + BATCH).map(name => {
        const body = judgement(name, { event: `e-${name}` }) as unknown as Record<string, Json>
        return { at: clock.now(), by: 'monitor', kind: 'monitor-alert', body }
      }),
    )
}

/** Drafts of requests to freeze; the last is of a case of its own. */
export async function manyFreezes(world: World, fingerprint: string, count: number): Promise<void> {
  await foundNode({ name: 'NPA Japan', country: 'JP', sector: 'agency' }, fingerprint, world)
  const self = await world.sharing.self()
  const now = world.clock.now()
  const drafts = Array.from({ length: count }, (_, n) => {
    const id = `freeze-request--00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
    const request: FreezeRequest = {
      ...{ id, from: self?.id ?? '', fromName: 'NPA Japan', to: { id: null, name: `Exchange ${n % 40}` } },
      accounts: [`eip155:1:0x${(n + 1).toString(16).padStart(40, '0')}` as AccountId],
      asset: 'eip155:1/slip44:60' as AssetId,
      ...{ amount: BigInt(n + 1) * 10n ** 18n, unit: { symbol: 'ETH', decimals: 18 } },
      case: n === count - 1 ? LAST.case : `case-${n % 25}`,
      basis: {
        jurisdiction: 'JP',
        reference: 'Code of Criminal Procedure, Article 197(2)',
        text: 'Proceeds of a theft.',
      },
      ...{
        evidence: null,
        answerBy: now + 86_400 + n,
        validUntil: null,
        contact: 'Cyber desk',
        marking: 'amber+strict',
        at: now,
      },
    }
    return {
      at: now,
      by: 'kim',
      kind: 'freeze-drafted',
      body: { object: freezeRequestObject(request) as unknown as Json },
    }
  })
  for (let n = 0; n < count; n += BATCH) await world.facts.append(drafts.slice(n, n + BATCH))
}

/** Objects of the node's own, the one to be found the first of them, which a list shows last. */
export async function manyObjects(world: World, count: number): Promise<void> {
  const self = await world.sharing.self()
  const at = '2026-11-20T10:00:00.000Z'
  const objects = Array.from({ length: count }, (_, n) => {
    const object = {
      ...{
        type: 'indicator',
        spec_version: '2.1',
        id: `indicator--00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
      },
      ...{ created_by_ref: self?.id, created: at, modified: at, valid_from: at, pattern_type: 'stix' },
      name: n === 0 ? LAST.object : `Account ${n}`,
      pattern: `[cryptocurrency-wallet:value = '0x${n.toString(16).padStart(40, '0')}']`,
      object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
    }
    const admitted = admitObject(JSON.stringify(object), 'self', 'read', world.sha256)
    if (!('new' in admitted)) throw new Error(JSON.stringify(admitted.faults))
    return admitted.new
  })
  for (let n = 0; n < count; n += BATCH) await world.sharing.store.add(objects.slice(n, n + BATCH), [])
}

import { freezeRequestObject } from '../../src/formats/stix/cordon/freeze-request.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { FreezeRequest } from '../../src/model/freeze.ts'
import { showInstant } from '../../src/model/instant.ts'
import { identityOf } from '../../src/model/node-identity.ts'
import { answerFreeze, requestFreeze, sendFreeze } from '../../src/operations/freeze/freeze-operations.ts'
import { addPeer } from '../../src/operations/node/add-peer.ts'
import { foundNode } from '../../src/operations/node/found-node.ts'
import { PeerDiary } from '../../src/operations/node/peer-diary.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { admitObject } from '../../src/operations/share/admit-object.ts'
import { shareIntel } from '../../src/operations/share/share-intel.ts'
import { reportTheft } from '../../src/operations/theft/report-theft.ts'
import { submitTip } from '../../src/operations/tips/tip-operations.ts'
import type { World } from '../../src/operations/world.ts'

/** Fingerprints of the made-up peers. */
export const PEERS = { fbi: 'a'.repeat(64), coin: 'b'.repeat(64) } as const
/** The number of the request that the police of another country addressed to this node. */
export const ASKED_OF_US = 'freeze-request--11111111-1111-4111-8111-111111111111'

const ETH = 'eip155:1/slip44:60' as AssetId
const CMETH = 'eip155:1/erc20:0xe6829d9a7ee3040e1276fa75293bde931859e8fa'
const account = (n: number) => `eip155:1:0x${n.toString(16).padStart(40, '0')}` as AccountId

/** Makes a folder a node with two peers, requests to freeze in several states on both sides, things shared and given, and some refused. */
export async function fillFolder(world: World, fingerprint: string): Promise<void> {
  await foundNode({ name: 'NPA Japan', country: 'JP', sector: 'agency' }, fingerprint, world)
  for (const peer of [
    {
      name: 'FBI',
      country: 'US',
      sector: 'agency',
      fingerprint: PEERS.fbi,
      standing: 'partner',
      url: 'https://fbi.example',
    },
    { name: 'Coin Exchange', country: 'JP', sector: 'exchange', fingerprint: PEERS.coin, standing: 'client' },
  ])
    await addPeer.run(readInput(addPeer, peer), world)
  const ask = async (given: object) =>
    requestFreeze.run(
      readInput(requestFreeze, {
        ...{ jurisdiction: 'JP', law: 'Code of Criminal Procedure, Article 197(2)', contact: 'Cyber desk, +81 3 0000' },
        ...{ grounds: 'Proceeds of the theft of 2025-02-21.', asset: ETH, case: 'bybit-2025-02-21' },
        ...given,
      }),
      world,
    )
  await ask({ accounts: [account(1)], amount: '40', to: 'Coin Exchange', draft: true })
  await ask({ accounts: [account(2), account(3)], amount: '120.5', to: 'Coin Exchange' })
  const letter = await ask({ accounts: [account(4)], asset: CMETH, amount: '15000', to: 'mETH Protocol' })
  await answerFreeze.run(
    readInput(answerFreeze, { id: letter.id, state: 'frozen-in-part', amount: '9000.25', reason: 'the rest had left' }),
    world,
  )
  const refused = await ask({ accounts: [account(5)], all: true, to: 'Somewhere Swap', draft: true })
  await sendFreeze.run({ id: refused.id }, world)
  await answerFreeze.run(
    readInput(answerFreeze, { id: refused.id, state: 'refused', reason: 'no such account is ours' }),
    world,
  )
  await reportTheft.run(
    readInput(reportTheft, {
      ...{
        name: 'heist-2026',
        victim: 'A bridge',
        at: showInstant(world.clock.now()),
        address: [account(9)],
        usd: 2_000_000,
      },
      tlp: 'green',
    }),
    world,
  )
  await shareIntel.run(
    readInput(shareIntel, { bundle: JSON.stringify(note('For named persons alone')), tlp: 'red' }),
    world,
  )
  await given(world)
  const diary = new PeerDiary(world.sharing.store, world.clock)
  await diary.sound(PEERS.fbi, { cursor: 120, total: 140, brought: true })
  await diary.served(PEERS.fbi, 5)
  await submitTip.run(
    readInput(submitTip, {
      tx: `0x${'7'.repeat(64)}`,
      ledger: 'eip155:1',
      text: 'Seen at our desk',
      case: 'heist-2026',
    }),
    world,
  )
}

function note(content: string) {
  const at = '2026-11-20T10:00:00.000Z'
  return {
    ...{
      type: 'note',
      spec_version: '2.1',
      id: 'note--22222222-2222-4222-8222-222222222222',
      created: at,
      modified: at,
    },
    ...{ content, object_refs: ['incident--33333333-3333-4333-8333-333333333333'] },
  }
}

/** What the peers sent: a request to freeze, an indicator, and two things that were not believed. */
async function given(world: World): Promise<void> {
  const { store } = world.sharing
  const self = await world.sharing.self()
  const from = identityOf(PEERS.fbi)
  const now = world.clock.now()
  const request: FreezeRequest = {
    ...{ id: ASKED_OF_US, from, fromName: 'FBI', to: { id: self?.id ?? null, name: 'NPA Japan' } },
    ...{
      accounts: [account(7)],
      asset: ETH,
      amount: 5_000_000_000_000_000_000n,
      unit: { symbol: 'ETH', decimals: 18 },
    },
    ...{
      case: 'us-2026-17',
      evidence: '9fea5e17d59d0d36c553bf7e18a43ea65a06527e6e9da10e7a5dc43aaa5a480b',
      answerBy: now + 5_400,
      validUntil: null,
    },
    basis: { jurisdiction: 'US', reference: '18 U.S.C. 981', text: 'Traced from a theft of 2026-11-24.' },
    ...{ contact: 'fbi-desk@example.org', marking: 'amber+strict', at: now - 1_800 },
  }
  const at = '2026-11-20T10:00:00.000Z'
  const indicator = {
    ...{ type: 'indicator', spec_version: '2.1', id: 'indicator--44444444-4444-4444-8444-444444444444' },
    ...{
      created_by_ref: from,
      created: at,
      modified: at,
      valid_from: at,
      pattern_type: 'stix',
      name: 'Laundering account',
    },
    pattern: "[cryptocurrency-wallet:value = '0x00000000000000000000000000000000000000aa']",
    object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  }
  for (const object of [freezeRequestObject(request), indicator]) {
    const admitted = admitObject(JSON.stringify(object), PEERS.fbi, 'read', world.sha256)
    if (!('new' in admitted)) throw new Error(JSON.stringify(admitted.faults))
    await store.add([admitted.new], [])
  }
  await store.quarantine([
    {
      ...{ at: now - 600, from: PEERS.coin, code: 'creator-forged', id: indicator.id, version: at },
      reason: 'it names this node as its creator, and this node never made it',
      json: JSON.stringify({ ...indicator, name: '<img src=x onerror=alert(1)>' }),
    },
    {
      ...{ at: now - 60, from: PEERS.fbi, code: 'object-malformed', id: null, version: null, reason: 'no type' },
      json: '{"x":1}',
    },
  ])
  await world.facts.append([
    {
      ...{ at: now - 30, by: 'cordon', kind: 'peer-alarm' },
      body: { peer: PEERS.coin, code: 'log-shrunk', reason: 'its log has 3 leaves and had 5', proof: null },
    },
  ])
}

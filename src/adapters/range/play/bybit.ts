import type { Hex } from 'viem'
import { sign } from 'viem/accounts'
import { encodeDeployData, encodeFunctionData, getContractAddress } from 'viem/utils'
import type { Address } from '../../../model/address.ts'
import {
  BACKDOOR,
  COLD_WALLET,
  COLD_WALLET_ATTACK,
  CONFIRMATIONS,
  coldWalletSignatures,
  EXECUTED_AT,
  LOST,
  SHOWN_BEFORE,
} from '../bybit-facts.ts'
import { asking, type Placed } from '../range-chain.ts'
import { deploySafe111, execution, SAFE_111_MASTER, safeHash } from '../safe-111.ts'
import type { Done } from '../stage.ts'
import { UNIT } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { walletOf } from '../wallet.ts'
import { launder } from './launder.ts'
import type { Thief } from './thief.ts'

/** When the play begins: the thief tries the trick on a wallet of its own. */
export const PLAY_BEGINS = EXECUTED_AT - 3 * 86_400
/** Seconds from the execution to the sweeps: 2025-02-21T14:16:11Z. */
const SWEEP_GAP = 156

/** What the cold wallet is on a chain, before anything happens to it. Called while the town is built. */
export async function placeColdWallet(thief: Thief): Promise<Placed> {
  const { stage, record, artifacts, town } = thief.tools
  const chain = stage.chain(0)
  const safe = await deploySafe111(chain.rpc, artifacts, COLD_WALLET)
  record.name(0, safe.address, 'victim', 'Bybit')
  await chain.rpc.call('anvil_setBalance', safe.address, `0x${LOST.ETH.toString(16)}`)
  const held = [
    [town.staked.token, LOST.stETH],
    [town.restaked.token, LOST.mETH],
    [town.locked, LOST.cmETH],
  ] as const
  for (const [token, amount] of held) stage.order(0, town.builder, asking(token, 'mint', [safe.address, amount]))
  return safe
}

/** The theft from Bybit, step by step, at the times at which it happened. */
export function playBybit(thief: Thief, safe: Placed): void {
  const { stage, record, artifacts, seed } = thief.tools
  const chain = stage.chain(0)
  const robber = walletOf(seed, 'robber')
  record.name(0, robber.address, 'thief', 'thief')
  stage.at(
    PLAY_BEGINS + 3_600,
    async () => {
      await chain.rpc.call('anvil_setBalance', robber.address, `0x${(20n * UNIT).toString(16)}`)
      await placeTrick(thief, robber)
      thief.step('prepared', 'the thief’s two contracts lie on the chain')
    },
    true,
  )
  stage.at(PLAY_BEGINS + 7_200, () => tryOut(thief, robber), true)
  CONFIRMATIONS.forEach(({ owner, before }, n) => {
    stage.exactly(EXECUTED_AT - before, () =>
      thief.step(`signed-${n + 1}`, `${owner} signs what it believes to be a payment of 30,000 ETH`),
    )
  })
  stage.exactly(EXECUTED_AT - SHOWN_BEFORE, () => thief.step('shown', 'a payment is shown to the signers'))
  stage.exactly(EXECUTED_AT, () => {
    const data = execution(safe, { ...COLD_WALLET_ATTACK, signatures: coldWalletSignatures() })
    const after = ({ hash, at, height }: Done): void => {
      record.executed = { tx: hash, at, block: height, by: robber.address }
      thief.step('executed', 'a delegate call replaces the code that the wallet runs')
      stage.exactly(EXECUTED_AT + SWEEP_GAP, () => sweep(thief, safe, robber, artifacts.own('Backdoor').abi))
    }
    stage.order(0, robber, { to: safe.address, data }, { after })
  })
}

/** Puts the thief's contracts where the signed calldata expects them. */
async function placeTrick(thief: Thief, robber: Wallet): Promise<void> {
  const { stage, artifacts } = thief.tools
  const { rpc } = stage.chain(0)
  const code = async (name: 'FirstSlot' | 'Backdoor', args: readonly unknown[]): Promise<Hex> => {
    const { abi, bytecode } = artifacts.own(name)
    return rpc.call('eth_call', { from: robber.address, data: encodeDeployData({ abi, bytecode, args }) }, 'latest')
  }
  await rpc.batch([
    ['anvil_setCode', [COLD_WALLET_ATTACK.to, await code('FirstSlot', [])]],
    ['anvil_setCode', [BACKDOOR, await code('Backdoor', [robber.address])]],
  ])
}

/** The thief makes a Safe of its own, takes it over by the same trick, and empties it. */
function tryOut(thief: Thief, robber: Wallet): void {
  const { stage, record, artifacts } = thief.tools
  const chain = stage.chain(0)
  const code = artifacts.published('safe111')
  const factory = chain.deploy(robber, artifacts.published('safe111Factory'))
  stage.expect(0, robber, {})
  const none = '0x0000000000000000000000000000000000000000'
  const setup = encodeFunctionData({
    abi: code.abi,
    functionName: 'setup',
    args: [[robber.address], 1n, none, '0x', none, none, 0n, none],
  })
  stage.order(0, robber, asking(factory, 'createProxy', [SAFE_111_MASTER, setup]))
  const address = getContractAddress({ from: factory.address as Hex, nonce: 1n }).toLowerCase() as Address
  const own: Placed = { address, artifact: code }
  record.name(0, address, 'thief', 'thief')
  stage.order(0, robber, { to: address, value: UNIT / 10n, gas: 100_000n })
  thief.later(600, async () => {
    const call = { ...COLD_WALLET_ATTACK, safeTxGas: 0n }
    const hash = await safeHash(chain.rpc, own, call, 0n)
    const signatures = await sign({ hash, privateKey: robber.key, to: 'hex' })
    stage.order(
      0,
      robber,
      { to: address, data: execution(own, { ...call, signatures }) },
      {
        after: () => {
          const backdoor = { address, artifact: artifacts.own('Backdoor') }
          stage.order(0, robber, asking(backdoor, 'sweepETH', [robber.address]))
          thief.step('tested', 'the thief takes over a Safe of its own by the same trick')
        },
      },
    )
  })
}

/** Everything that the wallet holds goes to one account. */
function sweep(thief: Thief, safe: Placed, robber: Wallet, abi: Placed['artifact']['abi']): void {
  const { stage, town } = thief.tools
  const main = thief.fresh(0)
  const backdoor: Placed = { address: safe.address, artifact: { abi, bytecode: '0x', deployed: null } }
  const stolen = { stolen: true }
  stage.order(0, robber, asking(backdoor, 'sweepETH', [main.address]), stolen)
  for (const token of [town.staked.token, town.restaked.token])
    stage.order(0, robber, asking(backdoor, 'sweepERC20', [token.address, main.address]), stolen)
  stage.order(0, robber, asking(backdoor, 'sweepERC20', [town.locked.address, main.address]), {
    stolen: true,
    after: () => {
      thief.step('swept', '401,346 ETH and 113,375 of three staked tokens leave the wallet')
      launder(thief, main)
    },
  })
}

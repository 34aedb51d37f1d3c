import type { Hex } from 'viem'
import { concatHex, getContractAddress, keccak256 } from 'viem/utils'
import type { Address } from '../../model/address.ts'
import type { TagCategory } from '../../model/tag.ts'
import type { Artifacts } from './artifacts.ts'
import type { RpcCall } from './chain-rpc.ts'
import { asking, type Placed } from './range-chain.ts'
import type { RangeRecord } from './record.ts'
import type { Side, Stage } from './stage.ts'
import { type Wallet, walletOf } from './wallet.ts'

/** One whole unit of an asset of 18 decimals. */
export const UNIT = 10n ** 18n
/** One whole unit of the dollar token. */
export const DOLLAR = 10n ** 6n

/** A pair of a token and wrapped native value. */
export interface Market {
  readonly token: Placed
  readonly pair: Placed
}

/** What stands on one chain. */
export interface Quarter {
  readonly weth: Placed
  readonly dollar: Placed
  readonly desk: Placed
  readonly dollars: Market
  readonly bridge: Placed
  readonly router: Placed
  readonly hundred: Placed
  readonly ten: Placed
}

/** An exchange: a hot wallet on both chains, and whether anybody knows that it is its own. */
export interface ExchangePlace {
  readonly name: string
  readonly hot: Wallet
  readonly tagged: boolean
}

/** Everything that stands in a range before anything happens. Names are made up. */
export interface Town {
  readonly quarters: readonly [Quarter, Quarter]
  readonly staked: Market
  readonly restaked: Market
  /** A staked token that no pair trades. */
  readonly locked: Placed
  readonly issuer: Placed
  readonly officers: readonly Wallet[]
  readonly vault: Wallet
  readonly relayer: Wallet
  readonly exchanger: Wallet
  readonly exchanges: readonly [ExchangePlace, ExchangePlace, ExchangePlace]
  readonly people: readonly Wallet[]
  /** Owns the tokens that no issuer's wallet owns. */
  readonly builder: Wallet
  readonly tags: readonly {
    readonly side: Side
    readonly address: Address
    readonly label: string
    readonly category: TagCategory
  }[]
}

const PEOPLE = 60
const MANY = 4_000_000n * UNIT

/** Builds the town in the next block of both chains. */
export async function buildTown(stage: Stage, record: RangeRecord, artifacts: Artifacts, seed: number): Promise<Town> {
  const wallet = (name: string): Wallet => walletOf(seed, name)
  const builder = wallet('builder')
  const officers = [1, 2, 3, 4].map(n => wallet(`officer ${n}`))
  const vault = wallet('vault')
  const relayer = wallet('relayer')
  const exchanger = wallet('exchanger')
  const exchange = (name: string, tagged: boolean): ExchangePlace => ({ name, hot: wallet(`exchange ${name}`), tagged })
  const exchanges = [exchange('Meridian', true), exchange('Harbour', true), exchange('Kestrel', false)] as const
  const people = Array.from({ length: PEOPLE }, (_, n) => wallet(`person ${n}`))
  const rich = [builder, vault, exchanger, ...exchanges.map(e => e.hot)]
  const balances = (those: readonly Wallet[], wei: bigint): RpcCall[] =>
    those.map(w => ['anvil_setBalance', [w.address, `0x${wei.toString(16)}`]])
  await Promise.all(
    stage.chains.map(chain =>
      chain.rpc.batch([
        ...balances(rich, 2n * MANY),
        ...balances(people, 200_000n * UNIT),
        ...balances([...officers, relayer, wallet('spammer')], 1_000n * UNIT),
      ]),
    ),
  )
  const build = (side: Side) => quarter(stage, side, artifacts, { builder, relayer, people })
  const [first, second] = [build(0), build(1)] as const
  const near = first.more
  const issuer = stage.chain(0).deploy(builder, artifacts.own('IssuerWallet'), [officers.map(o => o.address), 3n])
  stage.expect(0, builder, {})
  const by = (order: ReturnType<typeof asking>) => stage.order(0, builder, order)
  by(asking(first.quarter.dollar, 'mint', [exchanges[0].hot.address, 500_000_000n * DOLLAR]))
  by(asking(first.quarter.dollar, 'mint', [exchanges[1].hot.address, 500_000_000n * DOLLAR]))
  by(asking(first.quarter.dollar, 'mint', [first.quarter.bridge.address, 100_000_000n * DOLLAR]))
  by(asking(first.quarter.dollar, 'transferOwnership', [issuer.address]))
  stage.order(1, builder, asking(second.quarter.dollar, 'transferOwnership', [second.quarter.bridge.address]))
  const quarters = [first.quarter, second.quarter] as const
  await Promise.all(
    stage.chains.map((chain, side) =>
      chain.rpc.call('anvil_setBalance', quarters[side as Side].bridge.address, `0x${MANY.toString(16)}`),
    ),
  )
  const tags: Town['tags'][number][] = []
  const known = (side: Side, address: Address, label: string, category: TagCategory) =>
    tags.push({ side, address, label, category })
  for (const side of [0, 1] as const) {
    const q = quarters[side]
    for (const e of exchanges) {
      record.name(side, e.hot.address, 'exchange', e.name, e.tagged)
      if (e.tagged) known(side, e.hot.address, e.name, 'exchange')
    }
    const place = (address: Address, role: 'bridge' | 'router' | 'mixer' | 'swap' | 'exchanger', owner: string) => {
      record.name(side, address, role, owner, true)
      known(side, address, owner, role === 'router' || role === 'exchanger' ? 'swap' : role)
    }
    place(q.bridge.address, 'bridge', 'Causeway bridge')
    place(q.router.address, 'router', 'Memo router')
    place(vault.address, 'router', 'Memo router')
    place(exchanger.address, 'exchanger', 'Swiftly')
    place(q.hundred.address, 'mixer', 'Fixed pool')
    place(q.ten.address, 'mixer', 'Fixed pool')
    for (const p of [q.weth, q.desk, q.dollars.pair]) place(p.address, 'swap', 'Pair exchange')
    record.name(side, relayer.address, 'relayer', 'Causeway bridge')
    record.name(side, q.dollar.address, 'token', 'Range Dollar')
    for (const person of people) record.name(side, person.address, 'person', person.address)
  }
  for (const market of near) {
    record.name(0, market.pair.address, 'swap', 'Pair exchange', true)
    known(0, market.pair.address, 'Pair exchange', 'swap')
  }
  record.name(0, issuer.address, 'issuer', 'Range Dollar')
  for (const officer of officers) record.name(0, officer.address, 'issuer', 'Range Dollar')
  const [staked, restaked] = near as [Market, Market]
  return {
    quarters,
    staked,
    restaked,
    locked: first.locked as Placed,
    issuer,
    officers,
    vault,
    relayer,
    exchanger,
    exchanges,
    people,
    builder,
    tags,
  }
}

interface Builders {
  readonly builder: Wallet
  readonly relayer: Wallet
  readonly people: readonly Wallet[]
}

function quarter(stage: Stage, side: Side, artifacts: Artifacts, who: Builders) {
  const { builder, relayer, people } = who
  const deploy = (...[artifact, args]: [Parameters<typeof own>[0], unknown[]?]): Placed => own(artifact, args)
  function own(artifact: ReturnType<Artifacts['own']>, args: unknown[] = []): Placed {
    const placed = stage.chain(side).deploy(builder, artifact, args)
    stage.expect(side, builder, {})
    return placed
  }
  const by = (order: ReturnType<typeof asking>) => stage.order(side, builder, { ...order, gas: 6_000_000n })
  const weth = deploy(artifacts.own('Weth'))
  const desk = deploy(artifacts.own('SwapDesk'), [weth.address])
  const factory = deploy(artifacts.published('pairFactory'), [builder.address])
  const market = (token: Placed, tokens: bigint, wei: bigint): Market => {
    const pair = {
      address: pairOf(factory.address, artifacts.published('pair').bytecode, weth, token),
      artifact: artifacts.published('pair'),
    }
    by(asking(factory, 'createPair', [token.address, weth.address]))
    by(asking(token, 'mint', [builder.address, tokens]))
    by(asking(token, 'approve', [desk.address, tokens]))
    by(asking(desk, 'addLiquidity', [pair.address, token.address, tokens], wei))
    return { token, pair }
  }
  const dollar = deploy(artifacts.own('Stable'), ['Range Dollar', 'USDR', 6])
  const dollars = market(dollar, 2_700_000_000n * DOLLAR, 1_000_000n * UNIT)
  const addresses = people.map(p => p.address)
  by(asking(dollar, 'mintMany', [addresses, 5_000_000n * DOLLAR]))
  const bridge = deploy(artifacts.own('Bridge'), [relayer.address])
  const router = deploy(artifacts.own('MemoRouter'))
  const hundred = deploy(artifacts.own('FixedPool'), [100n * UNIT])
  const ten = deploy(artifacts.own('FixedPool'), [10n * UNIT])
  const more: Market[] = []
  let locked: Placed | null = null
  if (side === 0) {
    const token = (name: string, symbol: string) => deploy(artifacts.own('Token'), [name, symbol, 18])
    more.push(market(token('Range Staked Ether', 'stETHR'), 2_000_000n * UNIT, 2_000_000n * UNIT))
    more.push(market(token('Range Restaked Ether', 'mETHR'), 600_000n * UNIT, 600_000n * UNIT))
    locked = token('Range Locked Ether', 'cmETHR')
  }
  return { quarter: { weth, dollar, desk, dollars, bridge, router, hundred, ten }, more, locked }
}

/** Where Uniswap's factory puts the pair of two tokens. */
function pairOf(factory: Address, code: Hex, a: Placed, b: Placed): Address {
  const sorted = [a.address, b.address].sort() as Hex[]
  const salt = keccak256(concatHex(sorted))
  const bytecodeHash = keccak256(code)
  return getContractAddress({ opcode: 'CREATE2', from: factory as Hex, salt, bytecodeHash }).toLowerCase() as Address
}

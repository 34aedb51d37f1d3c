import { LOST } from '../bybit-facts.ts'
import { asking } from '../range-chain.ts'
import { type Market, UNIT } from '../town.ts'
import type { Wallet } from '../wallet.ts'
import { poison } from './poison.ts'
import {
  dormant,
  intoDollars,
  overBridge,
  type Route,
  throughExchanger,
  throughMixer,
  throughRouter,
  toExchanges,
} from './routes.ts'
import { GAS_RESERVE, PAYMENT_FEE, type Thief } from './thief.ts'

const TRANCHE = 10_000n * UNIT
const HOUR = 3_600
const DAY = 86_400

/** Which way the tranches go, and how many each: about as much of the whole as was published for each way. */
const WAYS: readonly (readonly [number, Route])[] = [
  [13, overBridge],
  [18, throughRouter],
  [6, throughExchanger],
  [2, throughMixer],
  [4, toExchanges],
  [1, intoDollars(true)],
  [1, intoDollars(false)],
  [1, dormant(true)],
  [3, dormant(false)],
]

/** From one account to about fifty, out of the staked tokens, and from there every way. */
export function launder(thief: Thief, main: Wallet): void {
  const routes = shuffled(
    thief,
    WAYS.flatMap(([count, route]) => Array.from({ length: count }, () => route)),
  )
  const swapper = thief.fresh(0)
  const { town } = thief.tools
  thief.later(120, () => {
    thief.pay(0, main, swapper.address, UNIT, () => {
      thief.payToken(0, main, town.staked.token, swapper.address, LOST.stETH)
      thief.payToken(0, main, town.restaked.token, swapper.address, LOST.mETH)
      thief.later(HOUR / 2, () => swapAll(thief, swapper, routes.slice(40)))
    })
  })
  fanOut(thief, main, routes.slice(0, 40), 40n * TRANCHE)
}

/** Sells the staked tokens in ten parts and spreads what they fetch. */
function swapAll(thief: Thief, swapper: Wallet, routes: readonly Route[]): void {
  const { stage, town } = thief.tools
  const { desk } = town.quarters[0]
  const parts: [Market, bigint][] = Array.from({ length: 9 }, (_, n) => [
    town.staked,
    n < 8 ? 10_000n * UNIT : LOST.stETH - 80_000n * UNIT,
  ])
  parts.push([town.restaked, LOST.mETH])
  for (const { token } of [town.staked, town.restaked])
    stage.order(0, swapper, asking(token, 'approve', [desk.address, (1n << 256n) - 1n]))
  parts.forEach(([market, amount], n) => {
    thief.later(300 + n * 200, () => {
      const args = [market.pair.address, market.token.address, amount, 0n, swapper.address]
      const last = n === parts.length - 1
      stage.order(0, swapper, asking(desk, 'tokenForNative', args), {
        stolen: true,
        after: () => {
          if (last) thief.later(600, () => spread(thief, swapper, routes))
        },
      })
    })
  })
}

async function spread(thief: Thief, swapper: Wallet, routes: readonly Route[]): Promise<void> {
  const { stage } = thief.tools
  const held = BigInt(await stage.chain(0).rpc.call<string>('eth_getBalance', swapper.address, 'latest'))
  thief.step('swapped', 'the staked tokens are sold in a pool')
  fanOut(thief, swapper, routes, held - GAS_RESERVE)
}

/** Spreads native value over fresh wallets of equal size within two hours, and sends each its way within nine days. */
function fanOut(thief: Thief, from: Wallet, routes: readonly Route[], whole: bigint): void {
  const share = whole / BigInt(routes.length)
  const pairs: { from: Wallet['address']; to: Wallet['address'] }[] = []
  const arrived = { count: 0 }
  routes.forEach((route, n) => {
    const wallet = thief.fresh(0)
    pairs.push({ from: from.address, to: wallet.address })
    thief.later(300 + (n * 2 * HOUR) / routes.length, () => {
      const amount = share - PAYMENT_FEE
      thief.pay(0, from, wallet.address, amount, () => {
        arrived.count += 1
        if (arrived.count === routes.length) thief.step('fanned-out', `${routes.length} wallets hold equal parts`)
        thief.later(thief.chance.whole(3 * HOUR, 9 * DAY), () => route(thief, wallet, amount))
      })
    })
  })
  if (routes.length > 20)
    thief.later(3 * HOUR, () => {
      thief.step('poisoned', 'strangers send worthless tokens from look-alike addresses')
      poison(thief, pairs.slice(0, 6))
    })
}

function shuffled<T>(thief: Thief, rows: readonly T[]): T[] {
  const left = [...rows]
  return rows.map(() => left.splice(thief.chance.whole(0, left.length - 1), 1)[0] as T)
}

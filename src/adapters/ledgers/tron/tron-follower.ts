import { checkBlockId } from '../../../formats/tron/block-id.ts'
import type { TronBlock, TronInfo } from '../../../formats/tron/block-json.ts'
import { liveTronBlock } from '../../../formats/tron/live-block.ts'
import type { Address } from '../../../model/address.ts'
import { type LedgerId, TRON } from '../../../model/ledger.ts'
import type { BlockGap, BlockWants, LiveBlock } from '../../../model/live-block.ts'
import type { LedgerFollower } from '../../../operations/live/ledger-follower.ts'
import { checkBlockTime } from '../block-time.ts'
import { type HttpPlan, openHttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { linkedBlocks } from '../linked-blocks.ts'
import { readAnswer } from '../read-answer.ts'
import { usualPause } from '../usual-pause.ts'
import { withKeyOfAddress } from './key-of-address.ts'
import { tronApi } from './tron-api.ts'
import { tronLedger } from './tron-ledger.ts'
import { tronPast } from './tron-past.ts'

/** How a TRON full node, or TronGrid, is followed. A key goes into `headers`, as `TRON-PRO-API-KEY`, or is the address's user name. */
export interface TronPlan extends HttpPlan {
  /** Which network it must be; absent: whichever it is. */
  readonly ledger?: LedgerId | undefined
  /** Where the source tells no solidified head: a block with so many after it is taken for final. */
  readonly confirmations?: number | undefined
  /** Between two looks at the head. */
  readonly pauseMs?: number | undefined
  /** The longest past of an account that is read, in blocks that concern it. */
  readonly pastBlocks?: number | undefined
}

/** 19 of the 27 block producers must have built on a block (developers.tron.network, "TRON Consensus", retrieved 2026-08). */
const CONFIRMATIONS = 19
/** † A block's time is its producer's slot of three seconds. */
const SLACK = 900
const LOOKS = 50
/** Blocks that one request gives; a full one has some 0.5 MB of JSON. */
const RUN = 10
const MOST_BYTES = 128 << 20
/** How often a service is asked again that knows a block, and not yet what it did. */
const BEHIND = 4
const BEHIND_MS = 500

/**
 * The tokens of mainnet whose `transfer` always says so in a log: Tether USD and USD Coin. Of a contract that nobody knows the silence
 * proves nothing.
 */
const STRICT: ReadonlySet<string> = new Set([
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8',
])

/**
 * Follows TRON through a full node's HTTP interface, or TronGrid's, which is the same.
 * @throws LedgerFault as {@link LedgerFollower}
 */
export async function openTronFollower(plan: TronPlan): Promise<LedgerFollower> {
  const { confirmations = CONFIRMATIONS, pauseMs = 1500, atOnce = 4, pastBlocks = 2000 } = plan
  const source = openHttpSource({ maxBytes: MOST_BYTES, ...withKeyOfAddress(plan) })
  const api = tronApi(source)
  const { name } = source
  const ledger = await tronLedger(source, api, plan.ledger).catch(error => {
    source.close()
    throw error
  })
  const strict = (ledger === TRON ? STRICT : new Set()) as ReadonlySet<Address>
  let looks = 0
  let keepsInternal = false

  const refOf = (block: TronBlock): { height: number; hash: string; parent: string; at: number } =>
    readAnswer(name, 'a block', () => {
      checkBlockId(block)
      const { number: height, timestamp = 0, parentHash = '0'.repeat(64) } = block.block_header.raw_data
      return { height, hash: block.blockID, parent: parentHash, at: Math.floor(timestamp / 1000) }
    })

  const infosOf = async (block: TronBlock): Promise<TronInfo[]> => {
    const { number } = block.block_header.raw_data
    if (block.transactions.length === 0) return []
    for (let tried = 0; ; tried++) {
      const infos = await api.infos(number)
      if (infos.length === block.transactions.length || tried >= BEHIND) return infos
      // Behind one address stand many nodes, and one of them may not have run the block yet.
      await new Promise(done => setTimeout(done, Math.min(BEHIND_MS, pauseMs)))
    }
  }

  const readBlock = async (block: TronBlock, wants: BlockWants): Promise<LiveBlock> => {
    const { number } = block.block_header.raw_data
    const infos = await infosOf(block)
    keepsInternal ||= infos.some(info => info.internal_transactions.length > 0)
    const live = readAnswer(name, `block ${number}`, () => liveTronBlock(ledger, block, infos, wants, strict))
    checkBlockTime(name, live, SLACK)
    const called = infos.some(info => info.contract_address !== '')
    return called && !keepsInternal ? { ...live, gaps: [...live.gaps, NONE_TOLD] } : live
  }

  /** Blocks come several to a request; each run is forgotten once its last block is read. */
  const reader = (from: number, to: number, wants: BlockWants): ((height: number) => Promise<LiveBlock>) => {
    const runs = new Map<number, Promise<TronBlock[]>>()
    return async height => {
      const start = height - ((height - from) % RUN)
      const end = Math.min(to, start + RUN - 1)
      const run = runs.get(start) ?? api.blocks(start, end)
      runs.set(start, run)
      if (height === end) runs.delete(start)
      const block = (await run).find(b => b.block_header.raw_data.number === height)
      if (block === undefined) throw new LedgerFault('ledger-unlinked', `${name} has no block ${height} any more`)
      return readBlock(block, wants)
    }
  }

  return {
    ledger,
    source: name,
    async head() {
      if (++looks % LOOKS === 0) await tronLedger(source, api, ledger)
      const [now, solid] = await Promise.all([api.now(), api.solid()])
      const { height, hash, at } = refOf(now)
      checkBlockTime(name, { height, at }, SLACK)
      // Two nodes may answer: what is solid on one may be ahead of the other's head.
      const final = solid === null ? height - confirmations : Math.min(height, refOf(solid).height)
      return { height, hash, at, final: Math.max(0, final) }
    },
    blocks: (from, to, wants) => linkedBlocks(name, from, to, 2 * atOnce, reader(from, to, wants)),
    async at(height) {
      const block = await api.blockAt(height)
      if (block === null) return null
      const ref = refOf(block)
      if (ref.height !== height)
        throw new LedgerFault('ledger-block-changed', `${name} gives block ${ref.height} for block ${height}`)
      return ref
    },
    changed: stop => usualPause(pauseMs, stop),
    past: (account, until) => tronPast({ source, api, account, until, most: pastBlocks, readBlock }),
    async close() {
      source.close()
    },
  }
}

const NONE_TOLD: BlockGap = {
  kind: 'internal-unseen',
  because: 'contracts were called, and so far the node told no internal transaction of any: it may keep none',
}

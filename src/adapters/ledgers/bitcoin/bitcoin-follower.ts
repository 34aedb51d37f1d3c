import { hexToBytes } from '@noble/hashes/utils.js'
import { readBlockRef } from '../../../formats/bitcoin/block-ref.ts'
import { type CoreBlock, readCoreBlock } from '../../../formats/bitcoin/core-block.ts'
import { readLiveBlock } from '../../../formats/bitcoin/live-block.ts'
import { addressPrefixes } from '../../../formats/bitcoin/script-class.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { LiveBlock } from '../../../model/live-block.ts'
import type { LedgerFollower } from '../../../operations/live/ledger-follower.ts'
import { checkBlockTime } from '../block-time.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { linkedBlocks } from '../linked-blocks.ts'
import { readAnswer } from '../read-answer.ts'
import { usualPause } from '../usual-pause.ts'
import { ledgerOfGenesis } from './ledger-of-genesis.ts'
import { type CorePlan, openCoreRpc } from './open-core-rpc.ts'

/** How a Bitcoin Core node is followed. */
export interface BitcoinPlan extends CorePlan {
  /** Which network it must be; absent: whichever it is. */
  readonly ledger?: LedgerId | undefined
  /** A block with so many confirmations, its own counted, is taken for final. */
  readonly confirmations?: number | undefined
  /** Between two looks at the head. */
  readonly pauseMs?: number | undefined
}

/** Six confirmations, the depth that Bitcoin's users wait for (Nakamoto 2008, section 11: an attacker with a tenth of the power succeeds once in 4,000). */
export const BITCOIN_CONFIRMATIONS = 6
/** How far ahead of a node's clock a block may be (Bitcoin Core, MAX_FUTURE_BLOCK_TIME). */
export const BITCOIN_SLACK = 7200
/** A block of 4 MB is 8 MB in hex, and with scripts taken apart and outputs spent several times that. */
const MOST_BYTES = 256 << 20
/** Core's RPC_INVALID_PARAMETER: no block at that height. */
const NO_SUCH_HEIGHT = -8
/** Core's RPC_INVALID_ADDRESS_OR_KEY: no block of that hash. */
const NO_SUCH_BLOCK = -5
/** What nodes refuse a verbosity with that they do not know: wrong type, invalid parameter, invalid parameters. */
const UNKNOWN_VERBOSITY: ReadonlySet<number> = new Set([-3, NO_SUCH_HEIGHT, -32_602])
/** After so many looks at the head the first block is asked for again: somebody may have put another node behind the address. */
const LOOKS = 50

/**
 * Follows Bitcoin through the JSON-RPC of a Bitcoin Core node (23 or later tells the outputs spent; older ones leave them unseen).
 * Every block is brought back to its bytes and checked by hashing; only the outputs spent are the node's word.
 * @throws InputError `ledger-unsupported`; LedgerFault as {@link LedgerFollower}
 */
export async function openBitcoinFollower(plan: BitcoinPlan): Promise<LedgerFollower> {
  const { confirmations = BITCOIN_CONFIRMATIONS, pauseMs = 2000, atOnce = 4 } = plan
  const rpc = await openCoreRpc({ maxBytes: MOST_BYTES, timeoutMs: 120_000, ...plan })
  let detail = 3
  let looks = 0

  const hashAt = async (height: number): Promise<string | null> => {
    const { result, refused } = await rpc.try('getblockhash', [height])
    if (refused?.code === NO_SUCH_HEIGHT) return null
    if (typeof result === 'string' && /^[0-9a-f]{64}$/.test(result)) return result
    if (refused === null) throw new LedgerFault('ledger-answer-malformed', `${rpc.name} names a block by no hash`)
    throw new LedgerFault('ledger-refused', `${rpc.name} refuses getblockhash: ${refused.message} (${refused.code})`)
  }

  const open = async (): Promise<LedgerId> => {
    const found = await ledgerOfGenesis(rpc.name, plan.ledger, hashAt)
    addressPrefixes(found)
    return found
  }
  const ledger = await open().catch(error => {
    rpc.close()
    throw error
  })

  const at: LedgerFollower['at'] = async height => {
    const hash = await hashAt(height)
    if (hash === null) return null
    const raw = await rpc.call('getblockheader', [hash, false])
    if (typeof raw !== 'string' || !/^[0-9a-f]{160}$/.test(raw))
      throw new LedgerFault('ledger-answer-malformed', `${rpc.name} gives a header that is not 80 bytes`)
    return readAnswer(rpc.name, `block ${height}`, () => readBlockRef(hexToBytes(raw), { ledger, height, hash }))
  }

  const blockOf = async (hash: string): Promise<CoreBlock> => {
    if (detail > 0) {
      const { result, refused } = await rpc.try('getblock', [hash, detail])
      if (refused === null) return readAnswer(rpc.name, `block ${hash}`, () => readCoreBlock(result))
      // It was undone since its hash was told.
      if (refused.code === NO_SUCH_BLOCK)
        throw new LedgerFault('ledger-unlinked', `${rpc.name} has block ${hash} no more`)
      // A node that knows no such verbosity, or has lost what undoes a block, still gives the bytes.
      if (UNKNOWN_VERBOSITY.has(refused.code)) detail = 0
    }
    const raw = await rpc.call('getblock', [hash, 0])
    if (typeof raw !== 'string' || !/^([0-9a-f]{2})+$/.test(raw))
      throw new LedgerFault('ledger-answer-malformed', `${rpc.name} gives a block that is no hex`)
    return { bytes: hexToBytes(raw), spent: null }
  }

  const read = async (height: number, memos: boolean): Promise<LiveBlock> => {
    const hash = await hashAt(height)
    if (hash === null) throw new LedgerFault('ledger-unlinked', `${rpc.name} has no block ${height} any more`)
    const { bytes, spent } = await blockOf(hash)
    const options = { ledger, height, spent: spent ?? undefined }
    const block = readAnswer(rpc.name, `block ${height}`, () => readLiveBlock(bytes, options, memos))
    if (block.hash !== hash)
      throw new LedgerFault('ledger-block-changed', `${rpc.name} gives block ${block.hash} for block ${hash}`)
    checkBlockTime(rpc.name, block, BITCOIN_SLACK)
    return block
  }

  return {
    ledger,
    source: rpc.name,
    async head() {
      if (++looks % LOOKS === 0) await ledgerOfGenesis(rpc.name, ledger, hashAt)
      const height = await rpc.call('getblockcount', [])
      const block = typeof height === 'number' && Number.isSafeInteger(height) ? await at(height) : null
      if (block === null) throw new LedgerFault('ledger-answer-malformed', `${rpc.name} counts blocks that it has not`)
      checkBlockTime(rpc.name, block, BITCOIN_SLACK)
      return {
        height: block.height,
        hash: block.hash,
        at: block.at,
        final: Math.max(0, block.height - confirmations + 1),
      }
    },
    blocks: (from, to, wants) => linkedBlocks(rpc.name, from, to, atOnce, height => read(height, wants.memos)),
    at,
    changed: stop => usualPause(pauseMs, stop),
    // Core keeps no index of accounts.
    past: async () => null,
    async close() {
      rpc.close()
    },
  }
}

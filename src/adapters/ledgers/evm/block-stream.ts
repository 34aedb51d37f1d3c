import { BloomMaker } from '../../../formats/evm/logs-bloom.ts'
import { changed, matchReceipts, proveBlock } from '../../../formats/evm/prove-block.ts'
import { toLiveBlock } from '../../../formats/evm/to-live-block.ts'
import type { Address } from '../../../model/address.ts'
import { SourceError } from '../../../model/errors.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { BlockWants, LiveBlock } from '../../../model/live-block.ts'
import { waitBefore } from '../wait-before.ts'
import type { EvmNode, TraceMethod } from './evm-node.ts'
import { type FetchedBlock, fetchBlocks } from './fetch-blocks.ts'
import { refuseFuture } from './refuse-future.ts'

/** What blocks are held against. */
export interface StreamTerms {
  readonly node: EvmNode
  readonly ledger: LedgerId
  /** True: a block whose hash does not vouch for all of it is refused; false: it passes with a gap. */
  readonly strict: boolean
  readonly wrapped: ReadonlySet<Address>
  /** Unix seconds. */
  readonly now: () => number
  /** Asks again which ledger it is, now and then and after each new connection. */
  readonly checkChain: () => Promise<void>
}

/** † Blocks that are asked for in one message at most, and messages under way before the reader has come so far. */
const MOST_AT_ONCE = 16
const AHEAD = 3
/** † A message is made smaller when its answer takes longer than this, and larger when it takes less than a quarter. */
const SLOW_MS = 2_000
/** † How often one block is fetched anew that contradicts itself: between two calls, the node may have followed another branch. */
const TRIES = 4
/** Codes of what another look may mend. */
const PASSING: ReadonlySet<string> = new Set(['ledger-block-changed', 'ledger-block-missing'])

/**
 * Blocks in order, each proved and linked to the one before, fetched ahead of the reader.
 * @throws SourceError as LedgerFollower says
 */
export async function* streamBlocks(
  terms: StreamTerms,
  from: number,
  to: number,
  wants: BlockWants,
): AsyncGenerator<LiveBlock> {
  if (from > to) return
  const { node } = terms
  const trace = await node.traceMethod(from)
  const blooms = new BloomMaker()
  const queue: { readonly first: number; readonly got: Promise<(FetchedBlock | Error)[]> }[] = []
  let next = from
  let size = 1
  let last: string | null = null
  const fill = (): void => {
    while (queue.length < AHEAD && next <= to) {
      const heights = Array.from({ length: Math.min(size, to - next + 1) }, (_, i) => next + i)
      const began = performance.now()
      const got = fetchBlocks(node, heights, trace).then(blocks => {
        const ms = performance.now() - began
        if (ms > SLOW_MS) size = Math.max(1, size >> 1)
        else if (ms < SLOW_MS / 4) size = Math.min(MOST_AT_ONCE, size * 2)
        return blocks
      })
      // A reader who left early hears of no failure.
      got.catch(() => {})
      queue.push({ first: next, got })
      next += heights.length
    }
  }
  for (fill(); queue.length > 0; fill()) {
    const { first, got } = queue.shift() as (typeof queue)[number]
    const blocks = await got
    await terms.checkChain()
    for (const [i, fetched] of blocks.entries()) {
      const block = await settled(terms, first + i, fetched, { trace, wants, blooms, last })
      last = block.hash
      yield block
    }
  }
}

interface Settling {
  readonly trace: TraceMethod | null
  readonly wants: BlockWants
  readonly blooms: BloomMaker
  /** Hash of the block before; null: this is the first. */
  readonly last: string | null
}

async function settled(
  terms: StreamTerms,
  height: number,
  given: FetchedBlock | Error,
  on: Settling,
): Promise<LiveBlock> {
  let fetched: FetchedBlock | Error = given
  for (let tried = 0; ; tried++) {
    try {
      return judged(terms, fetched, on)
    } catch (error) {
      const unlinked = error instanceof SourceError && error.code === 'ledger-unlinked' && tried === 0
      if (!(error instanceof SourceError) || !(PASSING.has(error.code) || unlinked) || tried >= TRIES) throw error
      await waitBefore(tried, 0, terms.node.stop, terms.node.pauseMs)
      const [again] = await fetchBlocks(terms.node, [height], on.trace)
      fetched = again ?? error
    }
  }
}

function judged(terms: StreamTerms, fetched: FetchedBlock | Error, on: Settling): LiveBlock {
  if (fetched instanceof Error) throw fetched
  const { block, receipts, traces } = fetched
  const { ledger, strict, wrapped, now } = terms
  if (on.last !== null && block.parent !== on.last)
    throw new SourceError('ledger-unlinked', `block ${block.height} of the node does not follow the block before`)
  refuseFuture(block, now())
  matchReceipts(block, receipts)
  const proof = proveBlock(block, receipts, on.blooms)
  if (!proof.whole && strict && proof.refuted) throw changed(block.height, `is not what it says: ${proof.because}`)
  const gaps = proof.whole
    ? []
    : [{ kind: 'unproved', because: `a block's hash does not vouch for it: ${proof.because}` }]
  return toLiveBlock({ ledger, block, receipts, traces, wrapped }, on.wants, gaps)
}

import { hexToBytes } from '@noble/hashes/utils.js'
import { readBlockRef } from '../../../formats/bitcoin/block-ref.ts'
import { readEsploraBlock } from '../../../formats/bitcoin/esplora-block.ts'
import { addressPrefixes } from '../../../formats/bitcoin/script-class.ts'
import type { LedgerId } from '../../../model/ledger.ts'
import type { LiveBlock } from '../../../model/live-block.ts'
import type { LedgerFollower } from '../../../operations/live/ledger-follower.ts'
import { BITCOIN_CONFIRMATIONS, BITCOIN_SLACK } from '../bitcoin/bitcoin-follower.ts'
import { ledgerOfGenesis } from '../bitcoin/ledger-of-genesis.ts'
import { checkBlockTime } from '../block-time.ts'
import { type HttpPlan, type HttpSource, openHttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { linkedBlocks } from '../linked-blocks.ts'
import { readAnswer } from '../read-answer.ts'
import { usualPause } from '../usual-pause.ts'
import { esploraPast } from './esplora-past.ts'

/** How an Esplora server is followed: Blockstream's, mempool.space's, or one of one's own. */
export interface EsploraPlan extends HttpPlan {
  /** Which network it must be; absent: whichever it is. */
  readonly ledger?: LedgerId | undefined
  /** A block with so many confirmations, its own counted, is taken for final. */
  readonly confirmations?: number | undefined
  /** Between two looks at the head. */
  readonly pauseMs?: number | undefined
  /** The longest past of an account that is read, in pages of 25 transactions. */
  readonly pastPages?: number | undefined
}

/** Transactions of a block come in pages of so many (Esplora's HTTP API). */
const PAGE = 25
/** A block of four million weight units holds fewer transactions. */
const MOST_TRANSACTIONS = 25_000
const LOOKS = 50

/**
 * Follows Bitcoin through an Esplora server's REST interface. A block of 2,500 transactions takes a hundred requests, as the interface
 * gives 25 with their amounts at a time.
 * @throws InputError `ledger-unsupported`; LedgerFault as {@link LedgerFollower}
 */
export async function openEsploraFollower(plan: EsploraPlan): Promise<LedgerFollower> {
  const { confirmations = BITCOIN_CONFIRMATIONS, pauseMs = 10_000, pastPages = 400 } = plan
  const source = openHttpSource(plan)
  const { name } = source
  const hashAt = async (height: number): Promise<string | null> => {
    const text = await textOrNull(source, `/block-height/${height}`)
    if (text === null || /^[0-9a-f]{64}$/.test(text)) return text
    throw new LedgerFault('ledger-answer-malformed', `${name} names block ${height} by no hash`)
  }
  const ledger = await ledgerOfGenesis(name, plan.ledger, hashAt)
    .then(found => {
      addressPrefixes(found)
      return found
    })
    .catch(error => {
      source.close()
      throw error
    })

  const headerOf = async (hash: string): Promise<Uint8Array> => {
    const text = (await source.getText(`/block/${hash}/header`)).trim()
    if (/^[0-9a-f]{160}$/.test(text)) return hexToBytes(text)
    throw new LedgerFault('ledger-answer-malformed', `${name} gives a header that is not 80 bytes`)
  }

  const read = async (height: number, memos: boolean): Promise<LiveBlock> => {
    const hash = await hashAt(height)
    if (hash === null) throw new LedgerFault('ledger-unlinked', `${name} has no block ${height} any more`)
    const header = await headerOf(hash)
    const items = await transactionsOf(source, hash)
    const place = { ledger, height, hash }
    const block = readAnswer(name, `block ${height}`, () => readEsploraBlock(header, items, place, memos))
    checkBlockTime(name, block, BITCOIN_SLACK)
    return block
  }

  const at: LedgerFollower['at'] = async height => {
    const hash = await hashAt(height)
    if (hash === null) return null
    const header = await headerOf(hash)
    return readAnswer(name, `block ${height}`, () => readBlockRef(header, { ledger, height, hash }))
  }
  let looks = 0

  return {
    ledger,
    source: name,
    async head() {
      if (++looks % LOOKS === 0) await ledgerOfGenesis(name, ledger, hashAt)
      const text = (await source.getText('/blocks/tip/height')).trim()
      const block = /^\d{1,9}$/.test(text) ? await at(Number(text)) : null
      if (block === null) throw new LedgerFault('ledger-answer-malformed', `${name} names a head that it has not`)
      checkBlockTime(name, block, BITCOIN_SLACK)
      const { height, hash } = block
      return { height, hash, at: block.at, final: Math.max(0, height - confirmations + 1) }
    },
    // A block's pages are asked for at once, so that one block ahead keeps the source busy.
    blocks: (from, to, wants) => linkedBlocks(name, from, to, 2, height => read(height, wants.memos)),
    at,
    changed: stop => usualPause(pauseMs, stop),
    past: (account, until) => esploraPast(source, account, until, pastPages),
    async close() {
      source.close()
    },
  }
}

/** @returns null where the server knows no such thing */
async function textOrNull(source: HttpSource, path: string): Promise<string | null> {
  try {
    return (await source.getText(path)).trim()
  } catch (error) {
    if (error instanceof LedgerFault && error.answered === 404) return null
    throw error
  }
}

/** All pages of a block's transactions, in the block's order. */
async function transactionsOf(source: HttpSource, hash: string): Promise<unknown[]> {
  const ids = listOf(source, await source.get(`/block/${hash}/txids`))
  if (ids.length > MOST_TRANSACTIONS)
    throw new LedgerFault('ledger-answer-large', `${source.name} gives a block of ${ids.length} transactions`)
  const starts = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => i * PAGE)
  const pages = await Promise.all(
    starts.map(async start => {
      const page = listOf(source, await source.get(`/block/${hash}/txs/${start}`))
      if (page.length !== Math.min(PAGE, ids.length - start))
        throw new LedgerFault('ledger-block-changed', `${source.name} leaves transactions of block ${hash} out`)
      return page
    }),
  )
  return pages.flat()
}

function listOf(source: HttpSource, answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer
  throw new LedgerFault('ledger-answer-malformed', `${source.name} gives no list of transactions`)
}

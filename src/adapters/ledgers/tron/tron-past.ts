import { z } from 'zod'
import type { TronBlock } from '../../../formats/tron/block-json.ts'
import { type AccountId, splitAccount } from '../../../model/account.ts'
import { type BlockGap, type BlockWants, type LiveBlock, NO_WANTS } from '../../../model/live-block.ts'
import { compareTransfers, type Transfer } from '../../../model/transfer.ts'
import type { AccountPast } from '../../../operations/live/ledger-follower.ts'
import type { HttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { isNotOffered } from './not-offered.ts'
import type { TronApi } from './tron-api.ts'

/** What is read of an account's past, and by what. */
export interface TronPastPlan {
  readonly source: HttpSource
  readonly api: TronApi
  readonly account: AccountId
  /** The last height of interest; null: all. */
  readonly until: number | null
  /** After so many blocks the rest is left unread. */
  readonly most: number
  readBlock(block: TronBlock, wants: BlockWants): Promise<LiveBlock>
}

const PAGE = 200
const page = z.object({
  success: z.boolean().default(true),
  data: z
    .array(
      z.object({
        txID: z.string().optional(),
        transaction_id: z.string().optional(),
        tx_id: z.string().optional(),
        blockNumber: z.number().int().min(0).optional(),
      }),
    )
    .default([]),
  meta: z.object({ fingerprint: z.string().max(2000).optional() }).default({}),
})

/** TronGrid's lists of what concerns an account: its transactions, tokens paid and received, TRX moved by programs. */
const LISTS = ['transactions', 'transactions/trc20', 'internal-transactions']

/**
 * All transfers of an account by TronGrid's index. The index only says which blocks to read, so that every transfer is the same, to the
 * index, as the one that following those blocks gives.
 * @returns null where the source has no such index
 * @throws LedgerFault
 */
export async function tronPast(plan: TronPastPlan): Promise<AccountPast | null> {
  const { account, until, most, api } = plan
  const { address } = splitAccount(account)
  /** Of every transaction that concerns the account. */
  const heights = new Map<string, number>()
  const gaps: BlockGap[] = []
  for (const list of LISTS) {
    const told = await readList(plan, `/v1/accounts/${address}/${list}`, heights)
    if (told === 'none' && list === LISTS[0]) return null
    if (told === 'none') gaps.push({ kind: 'past-cut', because: `the source keeps no list of ${list}` })
    if (told === 'cut') gaps.push({ kind: 'past-cut', because: `the list of ${list} was read in part` })
  }
  const wanted = [...new Set(heights.values())].filter(h => until === null || h <= until).sort((a, b) => b - a)
  if (wanted.length > most)
    gaps.push({ kind: 'past-cut', because: `only the latest ${most} of ${wanted.length} blocks were read` })
  const transfers: Transfer[] = []
  const unread = new Map<string, BlockGap>()
  for (const height of wanted.slice(0, most)) {
    const block = await api.blockAt(height)
    if (block === null)
      throw new LedgerFault('ledger-unlinked', `${api.name} lists block ${height} for ${account} and has it not`)
    const live = await plan.readBlock(block, NO_WANTS)
    transfers.push(...live.transfers.filter(t => t.from === address || t.to === address))
    for (const gap of live.gaps) if (gap.kind === 'internal-unseen') unread.set(gap.kind, gap)
  }
  gaps.push(...unread.values())
  return { transfers: transfers.sort(compareTransfers), transactions: [], complete: gaps.length === 0, gaps }
}

async function readList(
  { source, api, most }: TronPastPlan,
  path: string,
  heights: Map<string, number>,
): Promise<'whole' | 'cut' | 'none'> {
  let mark: string | undefined
  const pages = Math.ceil((10 * most) / PAGE)
  for (let n = 0; n < pages; n++) {
    const from = mark === undefined ? '' : `&fingerprint=${encodeURIComponent(mark)}`
    const answer = await getOrNull(source, `${path}?only_confirmed=true&limit=${PAGE}${from}`)
    if (answer === null) return n === 0 ? 'none' : 'cut'
    const read = page.safeParse(answer)
    if (!read.success || !read.data.success)
      throw new LedgerFault('ledger-answer-malformed', `${source.name} gives no list of an account's transactions`)
    await Promise.all(
      read.data.data.map(async ({ blockNumber, txID, transaction_id, tx_id }) => {
        const tx = txID ?? transaction_id ?? tx_id ?? ''
        if (!/^[0-9a-f]{64}$/.test(tx))
          throw new LedgerFault('ledger-answer-malformed', `${source.name} lists a transaction without its id`)
        const height = blockNumber ?? heights.get(tx) ?? (await api.heightOf(tx))
        if (height === null)
          throw new LedgerFault('ledger-answer-malformed', `${source.name} lists transaction ${tx}, and has it not`)
        heights.set(tx, height)
      }),
    )
    const next = read.data.meta.fingerprint
    if (next === undefined || read.data.data.length === 0) return 'whole'
    if (next === mark)
      throw new LedgerFault('ledger-answer-malformed', `${source.name} gives the same page of a list for ever`)
    mark = next
  }
  return 'cut'
}

async function getOrNull(source: HttpSource, path: string): Promise<unknown> {
  try {
    return await source.get(path)
  } catch (error) {
    if (isNotOffered(error)) return null
    throw error
  }
}

import { readEsploraItems } from '../../../formats/bitcoin/esplora.ts'
import { orderInBlocks } from '../../../formats/bitcoin/order-in-blocks.ts'
import { type AccountId, splitAccount } from '../../../model/account.ts'
import type { BlockGap } from '../../../model/live-block.ts'
import type { Transaction } from '../../../model/transaction.ts'
import type { AccountPast } from '../../../operations/live/ledger-follower.ts'
import type { HttpSource } from '../http-source.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { readAnswer } from '../read-answer.ts'

/** A server shows at most so many pages within one run of blocks before it says that there are too many. */
const REFUSED: ReadonlySet<number | null> = new Set([400, 404, 413, 429, 500])

/**
 * All confirmed transactions of an address by an Esplora server's index, newest page first.
 * @param until the last height of interest; null: all
 * @param pages after so many the rest is left unread, and said to be
 * @throws LedgerFault
 */
export async function esploraPast(
  source: HttpSource,
  account: AccountId,
  until: number | null,
  pages: number,
): Promise<AccountPast> {
  const { ledger, address } = splitAccount(account)
  const found = new Map<string, Transaction>()
  let last = ''
  for (let page = 0; page < pages; page++) {
    const path = `/address/${encodeURIComponent(address)}/txs/chain${last === '' ? '' : `/${last}`}`
    const answer = await pageOf(source, path, page > 0)
    if (answer === null)
      return pastOf(within(found, until), false, 'the source refuses to show more pages of its history')
    const read = readAnswer(source.name, `the history of ${account}`, () => readEsploraItems(answer, ledger))
    const before = found.size
    for (const t of read) found.set(t.tx, t)
    const oldest = read.at(-1)
    if (oldest === undefined) return pastOf(within(found, until), true, null)
    // A server that shows the same page again would be asked for ever.
    if (found.size === before)
      throw new LedgerFault('ledger-answer-malformed', `${source.name} repeats a page of the history of ${account}`)
    last = oldest.tx
  }
  return pastOf(within(found, until), false, `only its latest ${found.size} transactions were read`)
}

async function pageOf(source: HttpSource, path: string, further: boolean): Promise<readonly unknown[] | null> {
  try {
    const answer = await source.get(path)
    if (Array.isArray(answer)) return answer
    throw new LedgerFault('ledger-answer-malformed', `${source.name} gives no list of transactions`)
  } catch (error) {
    if (further && error instanceof LedgerFault && REFUSED.has(error.answered)) return null
    throw error
  }
}

function within(found: ReadonlyMap<string, Transaction>, until: number | null): Map<string, Transaction> {
  return new Map([...found].filter(([, t]) => until === null || t.block <= until))
}

function pastOf(found: ReadonlyMap<string, Transaction>, complete: boolean, because: string | null): AccountPast {
  const gaps: BlockGap[] = because === null ? [] : [{ kind: 'past-cut', because }]
  return { transfers: [], transactions: orderInBlocks([...found.values()]), complete, gaps }
}

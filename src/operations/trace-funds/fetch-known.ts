import type { Known, TraceNeeds } from '../../analysis/flow/account/knowledge.ts'
import { attribute } from '../../analysis/flow/service-verdict.ts'
import type { AccountId } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import type { TagSource, TransferSource } from '../ports.ts'

/** An account busier than this many transfers is read no further: it is a service by any measure, or told as a gap. */
export const HISTORY_LIMIT = 100_000

/**
 * Answers a trace's needs in one batch. The history of a tagged service is not fetched: the path ends there whatever it did.
 * @param sources are fetched all the same: an exchange that was robbed is tagged as one
 */
export async function fetchKnown(
  needs: TraceNeeds,
  until: Instant,
  sources: ReadonlySet<AccountId>,
  ports: { readonly transfers: TransferSource; readonly tags: TagSource },
): Promise<Map<AccountId, Known>> {
  const accounts = [...new Set([...needs.wanted, ...needs.soon])]
  const tags = await ports.tags.tags(accounts)
  const open = accounts.filter(
    (account, i) => sources.has(account) || attribute(account, tags[i] ?? []).kind !== 'service',
  )
  const histories = await ports.transfers.histories(open.map(account => ({ account, until, limit: HISTORY_LIMIT })))
  const found = new Map(histories.map(h => [h.account, h]))
  return new Map(
    accounts.map((account, i) => {
      const history = found.get(account)
      return [
        account,
        { transfers: history?.transfers ?? [], complete: history?.complete ?? false, tags: tags[i] ?? [] },
      ]
    }),
  )
}

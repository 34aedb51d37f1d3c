import { toEip55 } from '../../model/address.ts'
import type { SafeQueue } from '../../operations/guard/guard-sources.ts'
import { openHttpSource } from '../ledgers/http-source.ts'
import { LedgerFault } from '../ledgers/ledger-fault.ts'

/** Transactions a page: the most that the service gives. */
const A_PAGE = 100
/** Pages that are read: the queue and the latest past. */
const MOST_PAGES = 5
/** A page of transactions with the largest calldata that passes. */
const MOST_BYTES = 32 << 20

/**
 * Opens a Safe transaction service; nothing is sent yet. Pages are counted by us: where the service says that the next one lies is not
 * followed, so that it leads nobody elsewhere.
 * @param url such as `https://api.safe.global/tx-service/eth`; what of it may be a key is never shown
 * @param key sent as a bearer token; null: none
 * @throws InputError `source-address-malformed`
 */
export function openSafeQueue(url: string, key: string | null): SafeQueue {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` }
  const http = openHttpSource({ url, headers, retries: 3, timeoutMs: 20_000, idleMs: 10_000, maxBytes: MOST_BYTES })
  const path = (address: string): string => `/api/v1/safes/${toEip55(address)}/`
  return {
    source: http.name,
    async safe(address) {
      try {
        return await http.get(path(address))
      } catch (error) {
        if (error instanceof LedgerFault && error.answered === 404) return null
        throw error
      }
    },
    async pages(address) {
      const pages: unknown[] = []
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = `?limit=${A_PAGE}&offset=${page * A_PAGE}&ordering=-nonce`
        const answer = await http.get(`${path(address)}multisig-transactions/${query}`)
        pages.push(answer)
        if (!hasNext(answer)) return { pages, complete: true }
      }
      return { pages, complete: false }
    },
    close: () => http.close(),
  }
}

function hasNext(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && typeof (answer as { next?: unknown }).next === 'string'
}

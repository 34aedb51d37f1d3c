import type { SafeNode, SafeQueue } from '../operations/guard/guard-sources.ts'

/** How faces reach nodes and transaction services of Safes. */
export interface GuardDoors {
  /** Unix seconds. */
  now(): number
  /** @throws InputError `source-address-malformed` */
  safeNode(url: string): Promise<SafeNode>
  /** @param key sent as a bearer token; null: none. @throws InputError `source-address-malformed` */
  safeQueue(url: string, key: string | null): Promise<SafeQueue>
}

import type { WatchAlert } from '../../model/watch.ts'

/** An alert before it is told: the hash of its block is looked up when it is. */
export type WatchDraft = Omit<WatchAlert, 'blockHash'> & { readonly blockHash: string | null }

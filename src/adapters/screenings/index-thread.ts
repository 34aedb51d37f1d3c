import { isMainThread, workerData } from 'node:worker_threads'
import { KeyHasher } from './key-hasher.ts'
import { writeIndex } from './write-index.ts'

/** What the thread that writes an index is given. */
export interface IndexOrder {
  readonly log: string
  readonly secret: Uint8Array
}

if (!isMainThread) {
  const { log, secret } = workerData as IndexOrder
  writeIndex(log, new KeyHasher(Buffer.from(secret)))
}

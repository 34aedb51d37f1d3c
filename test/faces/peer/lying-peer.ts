import { createHash, generateKeyPairSync } from 'node:crypto'
import canonicalize from 'canonicalize'
import { nodeKey } from '../../../src/adapters/peers/native/open-node.ts'
import { MerkleLog } from '../../../src/analysis/merkle/merkle-log.ts'
import { identityOf } from '../../../src/model/node-identity.ts'
import type { EntriesPage, PageObject } from '../../../src/operations/node/entries-page.ts'
import { signHead } from '../../../src/operations/node/node-key.ts'
import type { Peer } from '../../../src/operations/node/peer.ts'
import { hexChance } from './node-rig.ts'

/** One object of a log, with its leaf. */
export interface LogRow {
  readonly json: string
  readonly nonce: string
  readonly leaf: string
}

/** A peer that signs whatever a test wants it to. */
export class LyingPeer {
  readonly key = nodeKey(generateKeyPairSync('ed25519').privateKey)
  readonly id = identityOf(this.key.fingerprint)
  readonly rows: LogRow[] = []

  get peer(): Peer {
    const { fingerprint } = this.key
    const head = { id: this.id, name: 'liar', country: 'US', sector: 'agency', standing: 'partner' } as const
    return { ...head, fingerprint, url: 'http://127.0.0.1:1' }
  }

  /** Appends objects to its log. */
  log(...objects: readonly object[]): this {
    for (const object of objects) this.rows.push(rowOf(object))
    return this
  }

  note(n: number, more: object = {}): object {
    return { type: 'note', id: `note--liar-${n}`, created_by_ref: this.id, n, ...more }
  }

  /** A page as an honest node would send it, changed by `lie`. */
  page(
    after = 0,
    lie: Partial<{
      rows: readonly LogRow[]
      at: number
      root: string
      size: number
      objects: PageObject[]
      takenFor: string
    }> = {},
  ): EntriesPage {
    const rows = lie.rows ?? this.rows
    const size = lie.size ?? rows.length
    const log = new MerkleLog()
    for (const { leaf } of rows) log.append(Buffer.from(leaf, 'hex'))
    const root = lie.root ?? Buffer.from(log.root(Math.min(size, rows.length))).toString('hex')
    const head = signHead({ size, root, at: lie.at ?? Math.floor(Date.now() / 1000) }, this.key)
    const shown = rows.slice(after)
    const objects = lie.objects ?? shown.map(({ json, nonce }, i) => ({ seq: after + i + 1, nonce, json }))
    const takenFor = lie.takenFor ?? 'a'.repeat(64)
    const leaves = shown.map(row => row.leaf).join('')
    return { head: { format: 'cordon.entries/1', after, leaves, total: rows.length, takenFor, head }, objects }
  }
}

/** An object with a leaf of its own. */
export function rowOf(object: object): LogRow {
  const json = JSON.stringify(object)
  const digest = createHash('sha256')
    .update(canonicalize(object) ?? '')
    .digest('hex')
  const nonce = hexChance(16)
  const leaf = createHash('sha256')
    .update(Buffer.from(`00${nonce}${digest}`, 'hex'))
    .digest('hex')
  return { json, nonce, leaf }
}

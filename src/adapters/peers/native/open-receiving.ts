import type { Admit } from '../../../operations/node/check-object.ts'
import type { NodeKey } from '../../../operations/node/node-key.ts'
import { PeerAlarms } from '../../../operations/node/peer-alarms.ts'
import { PeerBook } from '../../../operations/node/peer-book.ts'
import type { PeerShelf } from '../../../operations/node/peer-shelf.ts'
import type { Receiving } from '../../../operations/node/receiving.ts'
import type { NodeSelf, Sharing } from '../../../operations/share/sharing.ts'
import type { World } from '../../../operations/world.ts'
import { PageReader } from './page-reader.ts'

/** What a node receives with, beside its world. */
export interface ReceivingSetting {
  readonly world: Pick<World, 'facts' | 'clock' | 'by'> & { readonly sharing: Pick<Sharing, 'store'> }
  readonly self: NodeSelf
  readonly key: NodeKey
  readonly shelf: PeerShelf
  readonly admit: Admit
  /** Ids of the collections to which what peers send is added; none, unless said otherwise. */
  readonly collections?: (() => Promise<readonly string[]>) | undefined
}

/** All that is needed to take in what peers send: one for a process, for the server and for pulling. */
export function openReceiving({ world, self, key, shelf, admit, collections }: ReceivingSetting): Receiving {
  const book = new PeerBook(world.facts, world.clock)
  const reader = new PageReader()
  return {
    self,
    store: world.sharing.store,
    shelf,
    clock: world.clock,
    seals: key,
    admit,
    readPage: (text, from) => reader.read(text, from),
    trees: new Map(),
    alarms: new PeerAlarms(world.facts, shelf, world.by),
    peers: () => book.now(),
    collections: collections ?? (async () => []),
    breathe: () => new Promise(done => setImmediate(done)),
  }
}

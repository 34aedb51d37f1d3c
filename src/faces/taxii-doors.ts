import type { Organisation } from '../model/organisation.ts'
import type { StoredObject } from '../operations/share/intel-store.ts'
import type { SecretShelf } from '../operations/taxii-sync/secret-shelf.ts'
import type { TaxiiPeer } from '../operations/taxii-sync/taxii-peer.ts'
import type { TaxiiServer } from '../operations/taxii-sync/taxii-server.ts'
import type { World } from '../operations/world.ts'

/** How faces reach other TAXII servers: filled in by main.ts. `data` is the data folder. */
export interface TaxiiDoors {
  taxiiSecrets(data: string): SecretShelf
  openTaxii(server: TaxiiServer, secret: string): TaxiiPeer
  /** Gives what decides how each of some objects may be shown to somebody: in whole, redacted, or not at all (null). */
  releaseOver(
    world: World,
  ): Promise<(objects: readonly StoredObject[], to: Organisation) => Promise<readonly (string | null)[]>>
  /** Fulfilled after so many milliseconds. */
  pause(ms: number): Promise<void>
}

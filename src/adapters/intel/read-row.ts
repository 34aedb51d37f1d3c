import type { StoredObject } from '../../operations/share/intel-store.ts'
import type { Cell } from './statements.ts'

/** An object from its row: see `OBJECT_COLUMNS`. */
export function readRow(row: readonly Cell[]): StoredObject {
  return {
    seq: row[0] as number,
    id: row[1] as string,
    type: row[2] as string,
    version: row[3] as string,
    versionNs: row[4] === '0' ? 0n : BigInt(row[4] as string),
    specVersion: row[5] as string,
    json: row[6] as string,
    digest: row[7] as string,
    nonce: row[8] as string,
    releaseKey: row[9] as string,
    from: row[10] as string,
    addedUs: row[11] as number,
  }
}

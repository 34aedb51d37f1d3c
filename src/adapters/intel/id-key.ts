import { hash } from 'node:crypto'

/** The first 48 bits of an id's SHA-256: what it is found by. Two ids may have the same. */
export function idKey(id: string): number {
  return hash('sha256', id, 'buffer').readUIntBE(0, 6)
}

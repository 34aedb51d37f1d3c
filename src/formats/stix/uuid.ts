import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The UUIDv5 of a name in a namespace (RFC 4122, 4.3).
 * @param namespace a UUID
 */
export function uuid5(namespace: string, name: string): string {
  const bytes = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).slice(0, 16)
  return stamped(bytes, 0x50)
}

/** A UUIDv4 made of 16 bytes of chance, which are handed in. */
export function uuid4(chance: Uint8Array): string {
  if (chance.length !== 16) throw new RangeError('a UUIDv4 is made of 16 bytes')
  return stamped(chance.slice(), 0x40)
}

function stamped(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | version
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

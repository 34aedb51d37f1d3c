import { sha256 } from '@noble/hashes/sha2.js'
import { createBase58check } from '@scure/base'
import { toEip55 } from '../../src/model/address-forms/eip55.ts'

/** Every way in which a valid address may be written on its own ledger, the address itself among them. */
export function spellings(address: string): readonly string[] {
  if (/^0x[0-9a-f]{40}$/i.test(address)) {
    const lower = address.toLowerCase()
    return [lower, toEip55(lower), `0x${lower.slice(2).toUpperCase()}`, lower.toUpperCase()]
  }
  if (/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) {
    const raw = Buffer.from(createBase58check(sha256).decode(address)).toString('hex')
    return [address, raw, raw.toUpperCase(), `0x${raw}`]
  }
  if (/^(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}$/i.test(address)) {
    const bare = address.toLowerCase().replace('bitcoincash:', '')
    return [bare, bare.toUpperCase(), `bitcoincash:${bare}`, `BITCOINCASH:${bare.toUpperCase()}`]
  }
  if (/^[a-z]+1[02-9ac-hj-np-z]+$/.test(address)) return [address, address.toUpperCase()]
  return [address]
}

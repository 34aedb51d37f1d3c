import { bytesToHex } from '@noble/hashes/utils.js'
import { type Address, parseAddress } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { TRON } from '../../model/ledger.ts'

/**
 * An address out of its 21 bytes, which begin with 0x41 on every network of TRON.
 * @throws InputError `address-malformed`
 */
export function addressOfBytes(bytes: Uint8Array): Address {
  return addressOfHex(bytesToHex(bytes))
}

/** {@link addressOfBytes} from hex. @throws InputError `address-malformed` */
export function addressOfHex(hex: string): Address {
  if (!/^41[0-9a-f]{40}$/.test(hex))
    throw new InputError('address-malformed', `"${hex.slice(0, 60)}" is not a TRON address`)
  return parseAddress(TRON, hex)
}

/** The address in a 32-byte word of the virtual machine, which knows the last 20 bytes alone. @throws InputError `address-malformed` */
export function addressOfWord(word: string): Address {
  return addressOfHex(`41${word.slice(-40)}`)
}

import { type Address, toEip55 } from '../../../../model/address.ts'

/** An address of an EVM chain, whole: a shortened one is what forgers imitate. What is none stays as it is. */
export function EvmAddress({ address }: { readonly address: string }) {
  return <span className="mono guard-address">{shownAddress(address)}</span>
}

/** The same as text. */
export function shownAddress(address: string): string {
  return /^0x[0-9a-f]{40}$/.test(address) ? toEip55(address as Address) : address
}

import { bech32 } from '@scure/base'
import type { Address } from './address.ts'
import { spellVersion } from './address-forms/base58.ts'
import { SEGWIT_PREFIXES } from './address-forms/bech32.ts'
import { spellCashAddr } from './address-forms/cashaddr.ts'
import { cosmosPrefixes, KECCAK_PREFIXES } from './address-forms/cosmos-prefixes.ts'
import { decodeAddress } from './address-forms/decode-address.ts'
import { type AddressForm, type Decoded, isFault } from './address-forms/decoded.ts'
import { ownSpelling } from './address-forms/own-spelling.ts'
import { spellXrp } from './address-forms/ripple.ts'
import { VERSIONS } from './address-forms/versions.ts'
import { EVM_LEDGERS } from './evm-ledgers.ts'
import { boundHash, keyIds, nestedScriptHash } from './key-ids.ts'
import { BITCOIN_CASH, type LedgerId, TRON, XRP_LEDGER } from './ledger.ts'

/** Another address that obeys the same public key or script. */
export interface SameKey {
  readonly address: Address
  readonly form: AddressForm
  readonly ledgers: readonly LedgerId[]
  /** Why, in words. */
  readonly basis: string
  /** True: not merely the same key but the same account, in the other spelling of a ledger that has two. */
  readonly sameAccount: boolean
}

/** Where two forms of one 20-byte Keccak tail may differ: a contract has no key. */
const UNLESS_CONTRACT =
  'the same public key by the last 20 bytes of its Keccak-256, unless it is a contract, which has no key'
const BY_HASH160 = 'the same public key by its HASH160 (RIPEMD-160 of SHA-256)'
const BY_SCRIPT = 'the same redeem script by its HASH160'
const BY_WITNESS_SCRIPT = 'the same witness script by its SHA-256'
const NESTED = 'the P2SH script that holds nothing but this witness program (BIP 141)'

/**
 * The addresses of other forms and ledgers that the same public key or script controls. Empty for forms that write out a key of their
 * own kind (Taproot, Solana, Monero, Cardano): nothing follows from them. From P2SH nothing is concluded about the keys in its script.
 * @param address canonical
 * @param ledgers those on which the address is meant; they decide what counts as the same account
 */
export function sameKey(address: string, ledgers: readonly LedgerId[]): readonly SameKey[] {
  const read = decodeAddress(address)
  if (isFault(read)) return []
  const own = boundHash(read.address, read.form)
  if (own === null) return []
  const { hash } = own
  const found: SameKey[] = []
  const add = (spelled: string, form: AddressForm, on: readonly LedgerId[], basis: string): void => {
    if (spelled === read.address || found.some(f => f.address === spelled)) return
    found.push({
      address: spelled as Address,
      form,
      ledgers: on,
      basis,
      sameAccount: sameAccount(read, spelled, on, ledgers),
    })
  }
  const spellAll = (form: 'p2pkh' | 'p2sh', of: Uint8Array, basis: string): void => {
    for (const v of VERSIONS) if (v.form === form) add(spellVersion(v.version, of), form, v.ledgers, basis)
    const type = form === 'p2pkh' ? 0 : 1
    add(spellCashAddr(type, of), type === 0 ? 'cashaddr-p2pkh' : 'cashaddr-p2sh', [BITCOIN_CASH], basis)
  }
  switch (own.kind) {
    case 'hash160':
      spellAll('p2pkh', hash, BY_HASH160)
      for (const [prefix, on] of SEGWIT_PREFIXES) add(spellWitness(prefix, hash), 'p2wpkh', on, BY_HASH160)
      spellNested(hash, add)
      add(spellXrp(hash), 'xrp', [XRP_LEDGER], BY_HASH160)
      for (const [prefix, on] of cosmosPrefixes())
        if (!KECCAK_PREFIXES.includes(prefix)) add(spellCosmos(prefix, hash), 'cosmos', on, BY_HASH160)
      break
    case 'keccak':
      add(`0x${[...hash].map(b => b.toString(16).padStart(2, '0')).join('')}`, 'evm', EVM_LEDGERS, UNLESS_CONTRACT)
      add(spellVersion(65, hash), 'tron', [TRON], UNLESS_CONTRACT)
      for (const [prefix, on] of cosmosPrefixes())
        if (KECCAK_PREFIXES.includes(prefix)) add(spellCosmos(prefix, hash), 'cosmos', on, UNLESS_CONTRACT)
      break
    case 'script160':
      spellAll('p2sh', hash, BY_SCRIPT)
      break
    case 'script256':
      for (const [prefix, on] of SEGWIT_PREFIXES) add(spellWitness(prefix, hash), 'p2wsh', on, BY_WITNESS_SCRIPT)
      spellNested(hash, add)
      break
  }
  return found
}

/**
 * Why two canonical addresses obey one key or script, in words; null where nothing says so. What {@link keyIds} finds by an index, this
 * puts into a sentence.
 */
export function sharedKey(one: string, other: string): string | null {
  const [a, b] = [decodeAddress(one), decodeAddress(other)]
  if (isFault(a) || isFault(b)) return null
  const common = keyIds(a.address, a.form).find(id => keyIds(b.address, b.form).includes(id))
  if (common === undefined) return null
  const kind = common.slice(0, common.indexOf(':'))
  if (kind === 'script160') return [a.form, b.form].every(f => f.endsWith('p2sh')) ? BY_SCRIPT : NESTED
  return kind === 'hash160' ? BY_HASH160 : kind === 'keccak' ? UNLESS_CONTRACT : BY_WITNESS_SCRIPT
}

/** P2SH of a witness program, on the ledgers that have SegWit. */
function spellNested(
  program: Uint8Array,
  add: (spelled: string, form: AddressForm, on: readonly LedgerId[], basis: string) => void,
): void {
  const segwit = [...SEGWIT_PREFIXES.values()].flat()
  const hash = nestedScriptHash(program)
  for (const v of VERSIONS) {
    const on = v.ledgers.filter(l => segwit.includes(l))
    if (v.form === 'p2sh' && on.length > 0) add(spellVersion(v.version, hash), 'p2sh', on, NESTED)
  }
}

function sameAccount(read: Decoded, spelled: string, on: readonly LedgerId[], meant: readonly LedgerId[]): boolean {
  const both = on.filter(l => meant.includes(l) && read.ledgers.includes(l))
  if (both.length === 0) return false
  const other = decodeAddress(spelled)
  return !isFault(other) && both.some(l => ownSpelling(read, l) === ownSpelling(other, l))
}

function spellWitness(prefix: string, program: Uint8Array): string {
  return bech32.encode(prefix, [0, ...bech32.toWords(program)], 90)
}

function spellCosmos(prefix: string, account: Uint8Array): string {
  return bech32.encode(prefix, bech32.toWords(account), 90)
}

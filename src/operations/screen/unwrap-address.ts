import { readWalletAddress } from '../../model/wallet-address.ts'

/** What an address was copied with, taken off. */
export interface Unwrapped {
  /** Spellings to try in this order; the first is the text without invisible characters, quotes and end marks. */
  readonly spellings: readonly [string, ...string[]]
  /** Addresses that stand in the text beside something else, each once. A domain's labels are not looked into. */
  readonly inside: readonly string[]
}

/** `bitcoin:ADDRESS?amount=1` (BIP 21), `ethereum:pay-ADDRESS@1` (EIP-681), and short names of ledgers as in `eth:ADDRESS` (ERC-3770). */
const LINK = /^[a-z][a-z0-9+.-]{1,20}:(?:\/\/)?(?:pay-)?([0-9A-Za-z]{20,128})(?:@(?:0x[0-9a-f]+|\d+))?(?:\?[^\s]*)?$/i
/** A CAIP-10 account in another case or with a slash. */
const ACCOUNT = /^([-a-z0-9]{3,8}):([-_a-z0-9]{1,32})[:/]([\x21-\x7e]{1,128})$/i
const WORD = /(?<![0-9A-Za-z.-])[0-9A-Za-z]{25,128}(?![0-9A-Za-z])/g

const BEFORE = /[\s"'`“”„‘’«»<([{]/
const BEHIND = /[\s"'`“”„‘’«»>)\]},.;:!]/

// Letter by letter: one expression for the end would begin anew at each mark of a long text.
function stripped(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && BEFORE.test(text.charAt(start))) start++
  while (end > start && BEHIND.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Takes quotes, link schemes, `did:pkh:`, end marks and the blanks of a broken line off a text that may be an address. Changes no letter of it. */
export function unwrapAddress(text: string): Unwrapped {
  const bare = stripped(text.replace(/[\p{Cf}\0]/gu, '')).replace(/^did:pkh:/i, '')
  const account = ACCOUNT.exec(bare)
  const link = LINK.exec(bare)
  const tried = [
    ...(account ? [`${(account[1] as string).toLowerCase()}:${account[2]}:${account[3]}`] : []),
    ...(link ? [link[1] as string] : []),
    ...(/\s/.test(bare) ? [bare.replace(/\s+/g, '')] : []),
  ]
  const inside = new Set<string>()
  for (const [word] of bare.matchAll(WORD)) {
    const read = word === bare ? null : readWalletAddress(word)
    // 32 bytes of base58 carry no checksum: in a web address they are more often something else.
    if (read && read.form !== 'solana') inside.add(read.address)
  }
  return { spellings: [bare, ...tried], inside: [...inside] }
}

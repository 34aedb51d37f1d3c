import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { parsePattern } from '../stix/pattern/parse-pattern.ts'
import type { Comparison, Pattern, PatternLiteral, PropertyTest } from '../stix/pattern/pattern.ts'
import { PatternFault } from '../stix/pattern/pattern-fault.ts'
import { printPath, printPattern } from '../stix/pattern/print-pattern.ts'

/** A pattern for each type of attribute: `{1}` and `{2}` stand for the value, or its parts between `|`; `{#1}` for a number. */
const FORMS: ReadonlyMap<string, readonly PropertyTest[]> = new Map(
  `btc cryptocurrency-wallet:value={1}
xmr cryptocurrency-wallet:value={1}
dash cryptocurrency-wallet:value={1}
md5 file:hashes.MD5={1}
sha1 file:hashes.'SHA-1'={1}
sha256 file:hashes.'SHA-256'={1}
sha512 file:hashes.'SHA-512'={1}
sha3-256 file:hashes.'SHA3-256'={1}
sha3-512 file:hashes.'SHA3-512'={1}
ssdeep file:hashes.SSDEEP={1}
tlsh file:hashes.TLSH={1}
filename file:name={1}
filename|md5 file:name={1} AND file:hashes.MD5={2}
filename|sha1 file:name={1} AND file:hashes.'SHA-1'={2}
filename|sha256 file:name={1} AND file:hashes.'SHA-256'={2}
filename|sha512 file:name={1} AND file:hashes.'SHA-512'={2}
domain domain-name:value={1}
hostname domain-name:value={1}
domain|ip domain-name:value={1} AND domain-name:resolves_to_refs[*].value={2}
hostname|port network-traffic:dst_ref.type='domain-name' AND network-traffic:dst_ref.value={1} AND network-traffic:dst_port={#2}
url url:value={1}
uri url:value={1}
link url:value={1}
ip-dst network-traffic:dst_ref.type='IP' AND network-traffic:dst_ref.value={1}
ip-src network-traffic:src_ref.type='IP' AND network-traffic:src_ref.value={1}
ip-dst|port network-traffic:dst_ref.type='IP' AND network-traffic:dst_ref.value={1} AND network-traffic:dst_port={#2}
ip-src|port network-traffic:src_ref.type='IP' AND network-traffic:src_ref.value={1} AND network-traffic:src_port={#2}
port network-traffic:dst_port={#1}
email email-addr:value={1}
email-src email-message:from_ref.value={1}
email-dst email-message:to_refs[*].value={1}
email-subject email-message:subject={1}
AS autonomous-system:number={#1}
mac-address mac-addr:value={1}
mutex mutex:name={1}
regkey windows-registry-key:key={1}
user-agent network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'={1}
x509-fingerprint-md5 x509-certificate:hashes.MD5={1}
x509-fingerprint-sha1 x509-certificate:hashes.'SHA-1'={1}
x509-fingerprint-sha256 x509-certificate:hashes.'SHA-256'={1}`
    .split('\n')
    .map(line => {
      const space = line.indexOf(' ')
      return [line.slice(0, space), tests(`[${line.slice(space + 1).replace(/\{#?\d\}/g, "'$&'")}]`) ?? []] as const
    }),
)
const WALLET_TYPES: readonly string[] = ['btc', 'xmr', 'dash']
/** Ledgers whose addresses have an attribute type of their own; other addresses go into coin-address objects. */
const LEDGER_TYPES: ReadonlyMap<LedgerId, string> = new Map(WALLET_TYPES.map(type => [parseLedger(type), type]))
/** Where a form has a part of the value. */
const PLACE = /^\{(#?)(\d)\}$/
/** Types of objects by which some name an address of the network without saying which way it was used. */
const PLAIN_IP = ['ipv4-addr', 'ipv6-addr']

/**
 * The STIX pattern for an attribute's type and value, in the form in which MISP's own converter writes it, and for addresses of
 * cryptocurrencies as OpenCTI does. Null where the type has none, or the value does not fit it.
 */
export function patternOfAttribute(type: string, value: string): string | null {
  const form = FORMS.get(type)
  if (form === undefined) return null
  if (WALLET_TYPES.includes(type)) {
    const wallet = readWalletAddress(value.trim())
    return wallet === null ? null : filled(form, [wallet.address])
  }
  const parts = type.includes('|') ? split(value) : [value]
  return parts === null ? null : filled(form, parts)
}

/** The value of an attribute of a type that has this pattern, in its canonical spelling; null where it has another. */
export function valueOfPattern(type: string, pattern: string): string | null {
  const form = FORMS.get(type)
  const there = form === undefined ? null : tests(pattern)
  return form === undefined || there === null ? null : valueIn(type, form, there, pattern)
}

function valueIn(
  type: string,
  form: readonly PropertyTest[],
  there: readonly PropertyTest[],
  pattern: string,
): string | null {
  if (form.length !== there.length) return null
  const parts: string[] = []
  for (const [i, test] of form.entries()) {
    const own = there[i]
    if (own === undefined || pathOf(own) !== pathOf(test)) return null
    const place = PLACE.exec(literalOf(test) ?? '')
    if (place !== null) parts[Number(place[2]) - 1] = literalOf(own) ?? ''
  }
  const value = parts.join('|')
  return patternOfAttribute(type, value) === pattern ? value : null
}

/** The type and value of an attribute that says what a pattern says; null where there is none. */
export function attributeOfPattern(pattern: string): { readonly type: string; readonly value: string } | null {
  const canonical = canonicalPattern(pattern)
  if (canonical === null) return null
  const there = tests(canonical)
  if (there === null) return null
  for (const [type, form] of FORMS) {
    if (WALLET_TYPES.includes(type)) continue
    const value = valueIn(type, form, there, canonical)
    if (value !== null) return { type, value }
  }
  const [test, ...more] = there
  const value = test === undefined || more.length > 0 ? null : literalOf(test)
  return value !== null && PLAIN_IP.some(ip => test !== undefined && pathOf(test) === `${ip}:value`)
    ? { type: 'ip-dst', value }
    : null
}

/**
 * The type of attribute for an address; null where MISP has none of its own.
 * @param told the ledgers that are meant, where somebody says so; else the first on which the address is valid is taken
 */
export function walletAttributeType(address: string, told: readonly LedgerId[] | null): string | null {
  const ledger = (told ?? readWalletAddress(address)?.ledgers)?.[0]
  return ledger === undefined ? null : (LEDGER_TYPES.get(ledger) ?? null)
}

function filled(form: readonly PropertyTest[], parts: readonly string[]): string | null {
  const filledIn: PropertyTest[] = []
  for (const test of form) {
    const value = fill(literalOf(test) ?? '', parts)
    if (value === null || test.kind !== 'compare') return null
    filledIn.push({ ...test, value })
  }
  const [only, ...more] = filledIn
  if (only === undefined) return null
  return printPattern({ kind: 'observation', test: more.length === 0 ? only : { kind: 'and', parts: filledIn } })
}

function fill(literal: string, parts: readonly string[]): PatternLiteral | null {
  if (literal === 'IP') return { type: 'string', value: parts[0]?.includes(':') ? 'ipv6-addr' : 'ipv4-addr' }
  const place = PLACE.exec(literal)
  if (place === null) return { type: 'string', value: literal }
  const value = parts[Number(place[2]) - 1] ?? ''
  if (place[1] === '#') return /^(?:0|[1-9]\d{0,14})$/.test(value) ? { type: 'int', value } : null
  return value === '' ? null : { type: 'string', value }
}

/** The first bar divides: no address and no name of a host holds one. */
function split(value: string): string[] | null {
  const bar = value.indexOf('|')
  return bar < 0 ? null : [value.slice(0, bar), value.slice(bar + 1)]
}

/** The canonical spelling of a pattern; null where the text is none. */
export function canonicalPattern(text: string): string | null {
  const pattern = parsed(text)
  return pattern === null ? null : printPattern(pattern)
}

function parsed(text: string): Pattern | null {
  try {
    return parsePattern(text)
  } catch (error) {
    if (error instanceof PatternFault) return null
    throw error
  }
}

/** The tests that AND joins; null where there is anything else. */
function tests(text: string): readonly PropertyTest[] | null {
  const pattern = parsed(text)
  if (pattern?.kind !== 'observation') return null
  const parts: readonly Comparison[] = pattern.test.kind === 'and' ? pattern.test.parts : [pattern.test]
  return parts.some(part => 'parts' in part) ? null : (parts as readonly PropertyTest[])
}

function literalOf(test: PropertyTest): string | null {
  return test.kind === 'compare' && test.operator === '=' && !test.not ? String(test.value.value) : null
}

function pathOf(test: PropertyTest): string {
  return printPath(test.path)
}

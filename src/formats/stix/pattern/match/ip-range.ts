/** Addresses that share their first bits. */
export interface IpRange {
  /** 32 or 128. */
  readonly bits: number
  /** The first address as a number. */
  readonly first: bigint
  /** How many leading bits are fixed. */
  readonly prefix: number
}

/** Reads an IPv4 or IPv6 address, or a range in CIDR notation whose later bits may be set; null where the text is none. */
export function readIpRange(text: string): IpRange | null {
  if (text.length > 64) return null
  const slash = text.indexOf('/')
  const address = slash < 0 ? text : text.slice(0, slash)
  const number = address.includes(':') ? ipv6(address) : ipv4(address)
  if (number === null) return null
  const bits = address.includes(':') ? 128 : 32
  const length = slash < 0 ? String(bits) : text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return null
  const prefix = Number(length)
  const free = BigInt(bits - prefix)
  return { bits, prefix, first: (number >> free) << free }
}

/** Whether every address of the first range lies in the second. A range is part of itself. */
export function isSubrange(inner: IpRange, outer: IpRange): boolean {
  if (inner.bits !== outer.bits || inner.prefix < outer.prefix) return false
  const free = BigInt(outer.bits - outer.prefix)
  return inner.first >> free === outer.first >> free
}

function ipv4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function ipv6(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = [groups(halves[0] ?? ''), groups(halves[1] ?? '')]
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  return [...head, ...Array<bigint>(missing).fill(0n), ...tail].reduce((sum, group) => (sum << 16n) | group, 0n)
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function groups(text: string): bigint[] | null {
  if (text === '') return []
  const found: bigint[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    const four = i === parts.length - 1 && part.includes('.') ? ipv4(part) : null
    if (four !== null) found.push(four >> 16n, four & 0xffffn)
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) found.push(BigInt(`0x${part}`))
    else return null
  }
  return found
}

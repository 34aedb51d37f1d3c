import { BlockList, isIP } from 'node:net'

/** Networks behind which nobody's public server is. Special-purpose registries of IANA (RFC 6890 and its updates). */
const PRIVATE: readonly (readonly [network: string, prefix: number])[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['240.0.0.0', 4],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fec0::', 10],
]

/** Addresses that are refused even where private ones are allowed: this host without a name, link-local (cloud metadata), multicast. */
const NEVER: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
]

/** What kind of place an IP address is. */
export type AddressReach = 'public' | 'private' | 'never'

/** Tells it. An IPv6 address that carries an IPv4 one is judged by that too. @param address as the resolver gives it */
export function addressReach(address: string): AddressReach {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const family = isIP(plain)
  if (family === 0) return 'never'
  const type = family === 4 ? 'ipv4' : 'ipv6'
  if (listOf(NEVER).check(plain, type)) return 'never'
  if (listOf(PRIVATE).check(plain, type)) return 'private'
  return 'public'
}

/** True for a host name or literal that by itself means this machine. @param host as `URL.hostname` gives it */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

// Node's BlockList judges ::ffff:a.b.c.d by the rules for a.b.c.d.
function listOf(networks: typeof PRIVATE): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')
  return list
}

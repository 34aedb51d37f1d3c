import { BlockList, isIPv6, type Server, type Socket } from 'node:net'
import { addressNetwork } from './failed-keys.ts'

/** † Connections at once of one address: an office of many desks, and a quarter of all there are. */
const MOST_OF_ADDRESS = 1_024

/** Addresses of the machine itself: a proxy in front of the server comes from there, with everybody behind it. */
const OWN = new BlockList()
OWN.addSubnet('127.0.0.0', 8)
OWN.addAddress('::1', 'ipv6')

/**
 * Ends connections beyond {@link MOST_OF_ADDRESS} of one address (of IPv6, one network of 64 bits), so that nobody who holds many idle ones
 * keeps all others out. Those of the machine itself and of proxies that are believed are not counted.
 */
export function limitConnections(server: Server, proxies: readonly string[], most = MOST_OF_ADDRESS): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const { remoteAddress: address } = socket
    if (address === undefined || isOwn(address) || proxies.includes(plain(address))) return
    const from = addressNetwork(address)
    const count = (open.get(from) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(from, count)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left > 0) open.set(from, left)
      else open.delete(from)
    })
  })
}

function isOwn(address: string): boolean {
  return OWN.check(plain(address), isIPv6(plain(address)) ? 'ipv6' : 'ipv4')
}

/** An IPv4 address that comes by a socket of both kinds, as it is written alone. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

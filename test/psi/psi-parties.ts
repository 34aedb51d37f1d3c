import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { DiskPsiShelf } from '../../src/adapters/psi/disk-psi-shelf.ts'
import { SodiumMill } from '../../src/adapters/psi/sodium-mill.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { identityOf } from '../../src/model/node-identity.ts'
import type { Organisation } from '../../src/model/organisation.ts'
import { PsiDesk } from '../../src/operations/psi/psi-desk.ts'
import type { PsiLink, PsiPeer, PsiWorld } from '../../src/operations/psi/psi-world.ts'
import { servePsiList, servePsiListInput } from '../../src/operations/psi/serve-psi-list.ts'
import { takeTold } from '../../src/operations/psi/take-told.ts'

/** 2026-11-26T00:00:00Z. */
export const NOW = 1_795_651_200

/** A node that asks or is asked. */
export interface Party {
  readonly world: PsiWorld & { readonly facts: MemoryFactLog }
  readonly peer: PsiPeer
  readonly clock: { at: number }
  readonly folder: string
  /** Bytes that left or came in, by the place where they did. */
  readonly seen: Map<string, Uint8Array>
}

/** Bytes that look like chance and are the same in every run. */
export function seededChance(seed: string): (bytes: number) => Uint8Array {
  let drawn = 0
  return bytes => {
    const parts: Uint8Array[] = []
    for (let n = 0; n < bytes; n += 64) parts.push(createHash('sha512').update(`${seed} ${drawn++}`).digest())
    return new Uint8Array(Buffer.concat(parts).subarray(0, bytes))
  }
}

/** Addresses of EVM ledgers, the same in every run. */
export function someAddresses(count: number, seed: string): string[] {
  const chance = seededChance(`addresses ${seed}`)
  return Array.from({ length: count }, () => `0x${bytesToHex(chance(20))}`)
}

/** A node with nothing but a key. It is cleared away with `dropParties`. */
export async function makeParty(name: string, more: Partial<Organisation> = {}): Promise<Party> {
  const chance = seededChance(name)
  const secret = chance(32)
  const publicKey = ed25519.getPublicKey(secret)
  const fingerprint = bytesToHex(sha256(publicKey))
  const organisation: Organisation = {
    id: identityOf(fingerprint),
    name,
    country: 'JP',
    sector: 'exchange',
    standing: 'client',
    ...more,
  }
  const folder = mkdtempSync(join(tmpdir(), 'cordon-psi-'))
  const clock = { at: NOW }
  const world = {
    facts: new MemoryFactLog(),
    clock: { now: () => clock.at, monotonic: () => 0 },
    by: name,
    sharing: { self: async () => ({ ...organisation, standing: 'own' as const, fingerprint }), chance },
    mill: await SodiumMill.open(),
    shelf: new DiskPsiShelf(folder),
    key: {
      publicKey: bytesToHex(publicKey),
      sign: (text: string) => bytesToHex(ed25519.sign(utf8ToBytes(text), secret)),
    },
  }
  return { world, peer: { ...organisation, fingerprint }, clock, folder, seen: new Map() }
}

/** Takes away what parties kept on disk. */
export function dropParties(...parties: readonly Party[]): void {
  for (const { folder } of parties) rmSync(folder, { recursive: true, force: true })
}

/** Lets the party's peers ask a list of addresses. */
export function serve(
  party: Party,
  addresses: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  askers: readonly string[] | null = null,
) {
  const input = servePsiListInput.parse({ name: 'dprk', ...more })
  return servePsiList(input, addresses, askers, party.world)
}

/** The way from one party to the desk of another, without a network between; what passes is kept in `seen` of the asker. */
export function linkTo(holder: Party, asker: Party, desk = new PsiDesk(holder.world)): PsiLink {
  const keep = <T extends Uint8Array>(name: string, bytes: T): T => {
    asker.seen.set(name, bytes)
    return bytes
  }
  return {
    node: holder.peer.fingerprint,
    offers: () => desk.offers(asker.peer),
    imprints: async list => keep('imprints', await desk.imprints(asker.peer, list)),
    async ask(order) {
      keep('query', order.points)
      const reply = await desk.answer(asker.peer, order)
      keep('answer', reply.answer)
      return reply
    },
    async tell(list, session, count, outputs) {
      if (outputs) keep('told', outputs)
      await takeTold(asker.peer, { ...list, session, count, outputs }, holder.world)
    },
  }
}

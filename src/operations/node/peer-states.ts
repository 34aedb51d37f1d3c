import { foldTaxiiServers, TAXII_KINDS } from '../taxii-sync/fold-taxii-servers.ts'
import { readRound } from '../taxii-sync/round-note.ts'
import type { World } from '../world.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'
import { type PullNote, readPull } from './peer-diary.ts'

/** † Seconds without a sound page after which a peer is late; long polls come back within 25. */
const LATE = 180

/** How the pulling from a peer stands. */
export type PullState = 'sound' | 'late' | 'failing' | 'waiting'

/** How the pulling from a peer stands, by what was written down of it. */
export function pullState({ failures, soundAt }: PullNote, now: number): PullState {
  if (failures > 0) return 'failing'
  if (soundAt === null) return 'waiting'
  return now - soundAt > LATE ? 'late' : 'sound'
}

/** The states of all peers and TAXII servers that are asked, in one text: another text says that one of them changed. */
export async function peerStates(world: Pick<World, 'facts' | 'clock' | 'sharing'>): Promise<string> {
  if ((await world.sharing.self()) === null) return ''
  const now = world.clock.now()
  const rows: string[] = []
  for (const { fingerprint, url } of foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values())
    if (url !== null) rows.push(`${fingerprint} ${pullState(await readPull(fingerprint, world.sharing.store), now)}`)
  for (const name of foldTaxiiServers(await world.facts.read({ kinds: TAXII_KINDS })).keys()) {
    const { failures, soundAt } = await readRound(name, world.sharing.store)
    rows.push(`taxii ${name} ${failures > 0 ? 'failing' : soundAt === null ? 'waiting' : 'sound'}`)
  }
  return rows.sort().join('\n')
}

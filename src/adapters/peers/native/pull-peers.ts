import { Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { CordonError } from '../../../model/errors.ts'
import type { PageSource } from '../../../operations/node/make-page.ts'
import type { Peer } from '../../../operations/node/peer.ts'
import type { PeerDiary } from '../../../operations/node/peer-diary.ts'
import type { Receiving } from '../../../operations/node/receiving.ts'
import type { TakenPage } from '../../../operations/node/take-page.ts'
import type { Asking } from './ask-peer.ts'
import { PeerReader, pullHeads } from './pull-peer.ts'
import { askHeld, type PushState, pushPage } from './push-peer.ts'

/** How peers are pulled from. */
export interface PullSetting {
  readonly receiving: Receiving
  readonly asking: Pick<Asking, 'key' | 'now' | 'ca'>
  /** From what pages are made for peers that do not ask for them; none are brought without it. */
  readonly source?: PageSource | undefined
  /** Where it is written down how it goes with each peer; nowhere without it. */
  readonly diary?: PeerDiary | undefined
  /** Hears of faults; they end nothing. */
  told(fault: unknown, peer: Peer): void
  /** Hears of each page that brought something. */
  took?(page: TakenPage, peer: Peer): void
  /** Seconds that a peer is asked to wait for something new. */
  readonly wait?: number | undefined
  /** Milliseconds between two looks at the list of peers. */
  readonly everyMs?: number | undefined
}

/** † A peer that does not answer is asked again after these milliseconds at first, and after at most these: so long it may be back unseen. */
const [FIRST_WAIT, MOST_WAIT] = [250, 10_000]
/** Milliseconds between two questions for how far a peer has this node's log. */
const HELD_EVERY = 15_000
/** Milliseconds between two looks at the own log, for what is to be brought. */
const LOOK_MS = 10
/** Milliseconds between two questions for the heads that a peer has seen. */
const HEADS_EVERY = 60_000

/** Pulls from every peer with an address, each on its own, so that one that stalls or lies holds up no other. */
export function pullPeers(setting: PullSetting): { stop(): Promise<void> } {
  const ending = new AbortController()
  const loops = new Map<
    string,
    { readonly url: string; readonly stop: AbortController; readonly done: Promise<void> }
  >()
  const agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) }
  const agent = (url: string) => (url.startsWith('https:') ? agents['https:'] : agents['http:'])
  const look = async (): Promise<void> => {
    const peers = await setting.receiving.peers()
    for (const [fingerprint, loop] of loops)
      if (peers.get(fingerprint)?.url !== loop.url) {
        loop.stop.abort()
        loops.delete(fingerprint)
      }
    for (const peer of peers.values()) {
      if (peer.url === null || loops.has(peer.fingerprint)) continue
      const stop = new AbortController()
      const signal = AbortSignal.any([stop.signal, ending.signal])
      const asking = { ...setting.asking, agent, signal }
      loops.set(peer.fingerprint, { url: peer.url, stop, done: both(peer, setting, asking) })
    }
  }
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await look().catch(fault => setting.told(fault, NOBODY))
      await pause(setting.everyMs ?? 1_000, ending.signal)
    }
  }
  const watching = watch()
  return {
    async stop() {
      ending.abort()
      await watching
      await Promise.all([...loops.values()].map(loop => loop.done))
      for (const each of Object.values(agents)) each.destroy()
    },
  }
}

const NOBODY: Peer = {
  id: '',
  name: 'nobody',
  country: null,
  sector: 'other',
  standing: 'public',
  fingerprint: '',
  url: null,
}

async function both(
  peer: Peer,
  setting: PullSetting,
  asking: Asking & { readonly signal: AbortSignal },
): Promise<void> {
  await Promise.all([pullForever(peer, setting, asking), pushForever(peer, setting, asking)])
}

/** Brings a peer what is new here, where it does not ask for it itself. */
async function pushForever(
  peer: Peer,
  { receiving, source, told, diary }: PullSetting,
  asking: Asking & { readonly signal: AbortSignal },
): Promise<void> {
  const { signal } = asking
  let [failed, askedAt] = [0, Number.NEGATIVE_INFINITY]
  let state: PushState | null = null
  while (source !== undefined && !signal.aborted) {
    try {
      const current = (await receiving.peers()).get(peer.fingerprint) ?? peer
      if (state === null || performance.now() - askedAt > HELD_EVERY) {
        state = await askHeld(current, source, asking)
        askedAt = performance.now()
        // One that pulls tells how far it has this log each time that it asks.
        if (!state.pulls) await diary?.served(peer.fingerprint, state.cursor).catch(fault => told(fault, peer))
      }
      if (state.pulls) await pause(HELD_EVERY, signal)
      else if ((await receiving.store.size()) > state.cursor)
        state = { ...state, cursor: await pushPage(current, state.cursor, source, asking) }
      else await pause(LOOK_MS, signal)
      failed = 0
    } catch (fault) {
      if (signal.aborted) return
      state = null
      told(fault, peer)
      await pause(Math.min(MOST_WAIT, FIRST_WAIT * 2 ** failed++), signal)
    }
  }
}

async function pullForever(
  peer: Peer,
  { receiving, told, took, diary, wait = 20 }: PullSetting,
  asking: Asking & { readonly signal: AbortSignal },
): Promise<void> {
  const { signal } = asking
  let [failed, heard] = [0, false]
  const reader = new PeerReader(peer, receiving, asking)
  let headsAt = Number.NEGATIVE_INFINITY
  while (!signal.aborted) {
    try {
      // Of one that was not heard, or was gone, it is asked at once how it is: it would hold back an empty page for as long as it may.
      const page = await reader.pull(heard ? wait : 0)
      failed = 0
      heard = true
      const brought = page.added + page.refused > 0
      if (brought) took?.(page, peer)
      const { cursor } = page.state
      await diary?.sound(peer.fingerprint, { cursor, total: reader.total, brought }).catch(fault => told(fault, peer))
      if (performance.now() - headsAt > HEADS_EVERY) {
        headsAt = performance.now()
        await pullHeads(peer, receiving, asking)
      }
    } catch (fault) {
      if (signal.aborted) return
      heard = false
      told(fault, peer)
      await diary?.failed(peer.fingerprint, faultOf(fault)).catch(other => told(other, peer))
      await pause(Math.min(MOST_WAIT, FIRST_WAIT * 2 ** failed++), signal)
    }
  }
}

function faultOf(fault: unknown): { readonly code: string; readonly message: string } {
  if (fault instanceof CordonError) return { code: fault.code, message: fault.message }
  return { code: 'fault', message: fault instanceof Error ? fault.message : String(fault) }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

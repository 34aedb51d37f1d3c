import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { STALE_BY_KIND } from './stale-by-kind.ts'

/** What the server tells of each new fact: that it is there, never what it says. */
export interface LiveFact {
  readonly seq: number
  readonly at: number
  readonly kind: string
}

/** Whether the desk hears the server: `off` before the first try and where it may not listen. */
export type LiveState = 'off' | 'live' | 'lost'

/**
 * Listens to `GET /v1/stream` (server-sent events). The browser goes on from the last event by itself after a break, so that nothing is lost;
 * each fact makes the answers stale that rest on its kind.
 */
export function useLive(enabled: boolean): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('off')
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource('/v1/stream')
    source.onopen = () => {
      setState('live')
      // What stands in no fact may have changed while nobody listened.
      askPeers(client)
    }
    source.onerror = () => {
      setState('lost')
      // The browser tries again by itself, unless it was refused: then nobody is signed in any more.
      if (source.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: ['session'] })
    }
    source.addEventListener('fact', event => {
      heard(client, JSON.parse((event as MessageEvent<string>).data) as LiveFact)
    })
    source.addEventListener('peers', () => askPeers(client))
    // After a break that was too long to be told of fact by fact.
    source.addEventListener('reset', () => void client.invalidateQueries())
    return () => source.close()
  }, [client, enabled])
  return state
}

/** How peers and TAXII servers are stands in no fact. */
function askPeers(client: QueryClient): void {
  for (const name of ['peerHealth', 'listTaxiiServers']) void client.invalidateQueries({ queryKey: [name] })
}

function heard(client: QueryClient, fact: LiveFact): void {
  for (const [kind, names] of STALE_BY_KIND)
    if (fact.kind.startsWith(kind)) for (const name of names) void client.invalidateQueries({ queryKey: [name] })
}

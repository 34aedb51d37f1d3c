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

/** After so long a stream that the browser gave up is opened anew, in milliseconds. */
const ANEW_MS = 5_000

/**
 * Listens to `GET /v1/stream` (server-sent events). The browser goes on from the last event by itself after a break, so that nothing is lost;
 * each fact makes the answers stale that rest on its kind. Where it gave up, as when a proxy answered for a server that was down, the stream
 * is opened anew, and everything is asked again.
 */
export function useLive(enabled: boolean): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('off')
  useEffect(() => {
    if (!enabled) return
    let anew: ReturnType<typeof setTimeout> | undefined
    let missed = false
    const open = (): EventSource => {
      const source = new EventSource('/v1/stream')
      source.onopen = () => {
        setState('live')
        askAgain(client, missed)
        missed = false
      }
      source.onerror = () => {
        setState('lost')
        if (source.readyState !== EventSource.CLOSED) return
        // It was refused: nobody is signed in any more, or something else answers than the server.
        void client.invalidateQueries({ queryKey: ['session'] })
        missed = true
        anew = setTimeout(() => {
          current = open()
        }, ANEW_MS)
      }
      source.addEventListener('fact', event => {
        heard(client, JSON.parse((event as MessageEvent<string>).data) as LiveFact)
      })
      source.addEventListener('peers', () => askPeers(client))
      // After a break that was too long to be told of fact by fact.
      source.addEventListener('reset', () => void client.invalidateQueries())
      return source
    }
    let current = open()
    return () => {
      clearTimeout(anew)
      current.close()
    }
  }, [client, enabled])
  return state
}

/** What is asked when the server is heard again. @param missed whether facts may have come meanwhile */
function askAgain(client: QueryClient, missed: boolean): void {
  if (missed) return void client.invalidateQueries()
  // What stands in no fact may have changed while nobody listened.
  askPeers(client)
  // What was asked while the server was down.
  void client.invalidateQueries({ predicate: query => query.state.status === 'error' })
}

/** How peers and TAXII servers are stands in no fact. */
function askPeers(client: QueryClient): void {
  for (const name of ['peerHealth', 'listTaxiiServers']) void client.invalidateQueries({ queryKey: [name] })
}

function heard(client: QueryClient, fact: LiveFact): void {
  for (const [kind, names] of STALE_BY_KIND)
    if (fact.kind.startsWith(kind)) for (const name of names) void client.invalidateQueries({ queryKey: [name] })
}

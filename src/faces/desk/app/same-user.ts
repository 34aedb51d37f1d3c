import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const CHANNEL = 'cordon-session'

/**
 * Keeps all tabs of a browser at the same person: they share one session. A tab that showed somebody else, or anybody after a sign-out, forgets
 * what it has shown and asks anew, so that nobody acts under another name than the one that stands on the page.
 * @param user who sits at this tab; null: nobody; undefined: not yet known
 */
export function useSameUser(user: string | null | undefined): void {
  const client: QueryClient = useQueryClient()
  useEffect(() => {
    if (user === undefined) return
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== user) void client.resetQueries()
    }
    channel.postMessage(user)
    return () => channel.close()
  }, [client, user])
}

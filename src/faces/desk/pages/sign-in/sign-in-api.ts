import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { send } from '../../api/call.ts'

/** A second factor as its owner sees it. */
export interface Factor {
  readonly id: string
  readonly kind: 'totp' | 'passkey'
  readonly label: string
  readonly addedAt: number
  readonly usedAt: number | null
  /** Of a passkey: the host where it is good. */
  readonly host: string | null
}

/** Where somebody is signed in. */
export interface OwnSession {
  readonly id: string
  readonly way: string
  readonly signedInAt: number
  readonly seenAt: number
  readonly endsAt: number
  readonly address: string
  readonly agent: string
  readonly current: boolean
}

/** What `GET /v1/session/mine` answers. */
export interface Mine {
  readonly user: string
  readonly password: boolean
  readonly linked: string | null
  /** Whether a browser makes passkeys for the address at which the desk is open. */
  readonly passkeysHere: boolean
  readonly factors: readonly Factor[]
  readonly recoveryLeft: number
  readonly sessions: readonly OwnSession[]
}

/** What follows on a step of signing in. */
export interface NextStep {
  readonly next: 'enrol' | 'second' | 'done'
  readonly ticket?: string
  readonly ways?: readonly ('totp' | 'passkey' | 'recovery')[]
}

/** A step under `/v1/session`. @throws CallError */
export async function post<T>(path: string, body: object = {}): Promise<T> {
  return (await send('POST', `/v1/session/${path}`, body)) as T
}

/** By what and where I am signed in. */
export function useMine(): UseQueryResult<Mine> {
  return useQuery<Mine>({
    queryKey: ['mine'],
    queryFn: async ({ signal }) => (await send('GET', '/v1/session/mine', undefined, signal)) as Mine,
  })
}

/** Does something of mine, and asks anew what there is. */
export function useOwnAct<I, T>(run: (input: I) => Promise<T>): UseMutationResult<T, Error, I> {
  const client = useQueryClient()
  return useMutation<T, Error, I>({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['mine'] }),
  })
}

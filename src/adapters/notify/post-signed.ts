import { type LookupAddress, lookup } from 'node:dns'
import { type ClientRequest, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { PostResult } from '../../operations/webhooks/webhook-outbox.ts'
import { addressReach, isLoopbackHost } from './guard-address.ts'
import { signDelivery } from './sign-delivery.ts'

/** What is posted, and how. */
export interface SignedPost {
  readonly url: string
  readonly secret: string
  readonly delivery: string
  readonly event: string
  readonly body: string
  readonly allowPrivate: boolean
  /** Unix seconds. */
  readonly at: number
  /** For the whole exchange, from the name's look-up to the answer's head. */
  readonly timeoutMs: number
  /** A certificate authority beside the system's, PEM; for tests. */
  readonly ca?: string | undefined
}

/** Bytes of an answer's head that are taken; its body is not read at all. */
const MOST_HEAD = 8_192

/**
 * Posts a body once and tells how it went; never throws for what the other side does. Only 2xx counts. Redirects are not followed.
 * The address that was judged is the one that is connected to, so a name that answers differently the second time gains nothing.
 */
export async function postSigned(post: SignedPost): Promise<PostResult> {
  const started = performance.now()
  const failed = (reason: string, status: number | null = null): PostResult => ({
    ok: false,
    status,
    reason,
    ms: Math.round(performance.now() - started),
  })
  const url = new URL(post.url)
  const loopback = isLoopbackHost(url.hostname)
  const allowed = (address: string): boolean => {
    const reach = addressReach(address)
    return reach === 'public' || (reach === 'private' && (post.allowPrivate || loopback))
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !allowed(literal)) return failed('the address is of a private network')
  return new Promise(resolve => {
    let request: ClientRequest | null = null
    let ended = false
    const end = (result: PostResult): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      request?.destroy()
      resolve(result)
    }
    const timer = setTimeout(() => end(failed(`no answer within ${post.timeoutMs} ms`)), post.timeoutMs)
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    try {
      request = send(url, {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(allowed),
        maxHeaderSize: MOST_HEAD,
        headers: headersOf(post),
        ...(post.ca === undefined ? {} : { ca: post.ca }),
      })
    } catch (fault) {
      end(failed(why(fault)))
      return
    }
    request.on('error', fault => end(failed(why(fault))))
    request.on('response', response => {
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) end({ ...failed(''), ok: true, status, reason: null })
      else if (status >= 300 && status < 400) end(failed(`answered ${status}: redirects are not followed`, status))
      else end(failed(`answered ${status}`, status))
    })
    request.end(post.body)
  })
}

function headersOf({ secret, delivery, event, body, at }: SignedPost): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'cordon-webhooks/1',
    'cordon-delivery': delivery,
    'cordon-event': event,
    'cordon-signature': signDelivery(secret, at, body),
  }
}

/** Looks a name up and refuses it when any of its addresses is out of bounds. */
function guardedLookup(allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (fault, found) => {
      const addresses = found as LookupAddress[] | undefined
      if (fault || !addresses) return done(fault, '', 0)
      const refused = addresses.find(({ address }) => !allowed(address))
      if (refused || addresses.length === 0) {
        const error: NodeJS.ErrnoException = new Error(`${hostname} is an address of a private network`)
        error.code = 'PRIVATE'
        return done(error, '', 0)
      }
      if (options.all) return done(null, addresses as unknown as string, 0)
      const first = addresses[0] as LookupAddress
      return done(null, first.address, first.family)
    })
  }
}

// A message of the other side's making is not kept: only what Node says.
function why(fault: unknown): string {
  const { code, message } = fault as NodeJS.ErrnoException
  return (code === undefined || code === 'PRIVATE' ? message : `${code}: ${message}`).slice(0, 200)
}

import { InputError } from '../../model/errors.ts'
import type { SafeQueue } from '../../operations/guard/guard-sources.ts'
import type { SafeQueues } from '../../operations/guard/safe-queues.ts'

/** How long an answer of a service counts as new, in milliseconds: several who follow one Safe make one question. */
const FRESH_MS = 10_000
/** Safes whose answers are kept. */
const MOST_KEPT = 100

/**
 * The Safe transaction services of a setting such as `eth=https://api.safe.global/tx-service/eth,gno=https://…`; undefined: none is named.
 * @param key sent to each as a bearer token; null: none
 * @throws InputError `safe-services-malformed`
 */
export function namedSafeQueues(setting: string | undefined, key: string | null): SafeQueues | undefined {
  const parts = (setting ?? '').split(',').flatMap(part => (part.trim() === '' ? [] : [part.trim()]))
  if (parts.length === 0) return undefined
  const urls = new Map(parts.map(part => namedUrl(part)))
  const open = new Map<string, Promise<SafeQueue>>()
  return {
    named: [...urls].map(([name, url]) => ({ name, source: `${url.protocol}//${url.host}` })),
    async queue(name) {
      const url = urls.get(name)
      if (url === undefined) return null
      const queue = open.get(name) ?? opened(url.href, key)
      open.set(name, queue)
      return queue
    },
  }
}

async function opened(url: string, key: string | null): Promise<SafeQueue> {
  const { openSafeQueue } = await import('./open-safe-queue.ts')
  return keptAnswers(openSafeQueue(url, key), () => performance.now())
}

/** A queue whose answers are given again while they are new. What failed is asked again. @param now milliseconds */
export function keptAnswers(queue: SafeQueue, now: () => number): SafeQueue {
  const kept = <A>(ask: (safe: Parameters<SafeQueue['safe']>[0]) => Promise<A>) => {
    const answers = new Map<string, { readonly at: number; readonly answer: Promise<A> }>()
    return (safe: Parameters<SafeQueue['safe']>[0]): Promise<A> => {
      const before = answers.get(safe)
      if (before !== undefined && now() - before.at < FRESH_MS) return before.answer
      const answer = ask(safe)
      answers.delete(safe)
      answers.set(safe, { at: now(), answer })
      const [oldest] = answers.keys()
      if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest)
      answer.catch(() => answers.delete(safe))
      return answer
    }
  }
  return {
    source: queue.source,
    safe: kept(safe => queue.safe(safe)),
    pages: kept(safe => queue.pages(safe)),
    close: () => queue.close(),
  }
}

function namedUrl(part: string): [string, URL] {
  const at = part.indexOf('=')
  const name = part.slice(0, at)
  if (at > 0 && /^[a-z0-9-]{1,20}$/.test(name) && URL.canParse(part.slice(at + 1))) {
    const url = new URL(part.slice(at + 1))
    if (url.protocol === 'https:' || url.protocol === 'http:') return [name, url]
  }
  throw new InputError(
    'safe-services-malformed',
    `"${name}" in CORDON_SAFE_SERVICES is no NAME=URL, such as eth=https://api.safe.global/tx-service/eth`,
    { place: { field: 'CORDON_SAFE_SERVICES' } },
  )
}

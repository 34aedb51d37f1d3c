import { NotFoundError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** What can be told to a webhook. */
export const WEBHOOK_EVENTS = [
  'list-changed',
  'list-refused',
  'rescreen-match',
  'rescreen-cleared',
  'watch-alert',
  'guard-alarm',
  'casework-reminded',
] as const

/** One of them. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** Somebody's address to which events are posted. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  /** Private addresses were allowed when it was added. */
  readonly allowPrivate: boolean
  readonly addedAt: Instant
  readonly addedBy: string
  /** Number of the fact that added it: earlier facts are not told. */
  readonly seq: number
}

/** The kinds of facts that make webhooks. */
export const WEBHOOK_KINDS = ['webhook-added', 'webhook-removed'] as const

/** The kinds of facts that are told. */
export const TOLD_KINDS = [
  'list-version-accepted',
  'list-version-refused',
  'screen-alert',
  'watch-alert',
  'guard-alarm',
  'casework-reminded',
] as const

/** The webhooks that are there, by id, in the order in which they were added. */
export function foldWebhooks(facts: readonly Fact[]): ReadonlyMap<string, Webhook> {
  const hooks = new Map<string, Webhook>()
  for (const { seq, at, by, kind, body } of facts) {
    const id = String(body['id'])
    if (kind === 'webhook-removed') hooks.delete(id)
    if (kind !== 'webhook-added') continue
    hooks.set(id, {
      id,
      url: String(body['url']),
      events: body['events'] as WebhookEvent[],
      allowPrivate: body['allowPrivate'] === true,
      addedAt: at,
      addedBy: by,
      seq,
    })
  }
  return hooks
}

/** @throws NotFoundError `webhook-unknown` */
export function findWebhook(hooks: ReadonlyMap<string, Webhook>, id: string): Webhook {
  const found = hooks.get(id)
  if (found) return found
  throw new NotFoundError('webhook-unknown', `there is no webhook ${id}: cordon webhooks list shows them`)
}

/** The event that a fact is; null for facts that are not told. */
export function eventOf({ kind, body }: Fact): WebhookEvent | null {
  if (kind === 'guard-alarm') return 'guard-alarm'
  if (kind === 'casework-reminded') return kind
  if (kind === 'list-version-accepted') return 'list-changed'
  if (kind === 'list-version-refused') return 'list-refused'
  if (kind === 'watch-alert') return 'watch-alert'
  if (kind === 'screen-alert') return body['change'] === 'delisted' ? 'rescreen-cleared' : 'rescreen-match'
  return null
}

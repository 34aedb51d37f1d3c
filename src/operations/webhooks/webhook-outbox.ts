import type { Instant } from '../../model/instant.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookMessage } from './webhook-messages.ts'

/** How one post went. */
export interface PostResult {
  readonly ok: boolean
  /** HTTP status; null: no answer came. */
  readonly status: number | null
  /** Why it counts as failed; null when it does not. */
  readonly reason: string | null
  readonly ms: number
}

/** What became of the messages of one webhook. */
export interface WebhookStanding {
  readonly waiting: number
  readonly delivered: number
  readonly dead: number
  /** Of the last post; null before the first. */
  readonly lastAt: Instant | null
  readonly lastReason: string | null
}

/** A message that was given up. */
export interface DeadLetter {
  readonly id: string
  readonly webhook: string
  readonly event: string
  readonly attempts: number
  readonly lastAt: Instant
  readonly reason: string
  readonly body: string
}

/** What a round of posting came to. */
export interface DeliveryCounts {
  readonly delivered: number
  /** Failed and to be tried again. */
  readonly failed: number
  /** Given up in this round. */
  readonly dead: number
  /** Still to be posted, now or later. */
  readonly waiting: number
}

/** Secrets of webhooks, and messages until they have arrived: kept on the disk, posted from there. */
export interface WebhookOutbox {
  /**
   * The address in its plain form.
   * @throws InputError `webhook-url-malformed`, `webhook-url-insecure`, `webhook-url-private`
   */
  checkUrl(url: string, allowPrivate: boolean): Promise<string>
  /** A new id and secret. The secret is kept here before this is fulfilled. */
  mint(): Promise<{ readonly id: string; readonly secret: string }>
  /** Drops the secret and what waits. */
  forget(id: string): Promise<void>
  /** Number of the last fact that was taken in. */
  cursor(): Promise<number>
  /** Takes messages in and moves the cursor, both or neither. A message already there is left as it is. */
  put(messages: readonly WebhookMessage[], cursor: number): Promise<void>
  /** Posts all that is due to the webhooks that are there; what waits for others is dropped. */
  deliver(hooks: ReadonlyMap<string, Webhook>): Promise<DeliveryCounts>
  /** Posts one message now, beside the queue. */
  post(hook: Webhook, message: WebhookMessage): Promise<PostResult>
  standing(id: string): Promise<WebhookStanding>
  dead(): Promise<readonly DeadLetter[]>
  /** Makes the dead messages of a webhook due again. Gives how many. */
  revive(id: string): Promise<number>
}

import type { Fact } from '../../model/fact.ts'
import { eventOf, type Webhook, type WebhookEvent } from './webhook.ts'

/** What is posted: one event, with all facts of it that came together, up to {@link MOST_FACTS}. */
export interface WebhookMessage {
  /** The same whenever it is made anew or posted again: the receiver tells repeats by it. */
  readonly id: string
  readonly webhook: string
  readonly event: WebhookEvent | 'test'
  /** JSON: `{delivery, event, facts: [{seq, at, kind, body}]}`. */
  readonly body: string
}

/** Facts of one message. */
export const MOST_FACTS = 100

/** The messages that some facts make for the webhooks that are there, in the order of the facts. */
export function webhookMessages(facts: readonly Fact[], hooks: Iterable<Webhook>): WebhookMessage[] {
  const messages: WebhookMessage[] = []
  for (const hook of hooks)
    for (const event of hook.events) {
      const own = facts.filter(fact => fact.seq > hook.seq && eventOf(fact) === event)
      for (let n = 0; n < own.length; n += MOST_FACTS)
        messages.push(messageOf(hook, event, own.slice(n, n + MOST_FACTS)))
    }
  return messages
}

function messageOf(hook: Webhook, event: WebhookEvent, facts: readonly Fact[]): WebhookMessage {
  const id = `${hook.id}-${facts[0]?.seq ?? 0}-${event}`
  const told = facts.map(({ seq, at, kind, body }) => ({ seq, at, kind, body }))
  return { id, webhook: hook.id, event, body: JSON.stringify({ delivery: id, event, facts: told }) }
}

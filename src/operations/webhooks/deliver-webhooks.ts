import type { FactLog } from '../fact-log.ts'
import { foldWebhooks, TOLD_KINDS, WEBHOOK_KINDS } from './webhook.ts'
import { webhookMessages } from './webhook-messages.ts'
import type { DeliveryCounts, WebhookOutbox } from './webhook-outbox.ts'

/** What posting reaches. */
export interface DeliveryWorld {
  readonly facts: Pick<FactLog, 'read'>
  readonly outbox: WebhookOutbox
}

/**
 * Takes what facts were added since the last time into the outbox, and posts all that is due. A crash between the two, or within
 * either, loses nothing: the outbox and its place in the log of facts move in one commit, and what was posted without its answer
 * having been written down is posted again under the same delivery id.
 */
export async function deliverWebhooks({ facts, outbox }: DeliveryWorld): Promise<DeliveryCounts> {
  const hooks = foldWebhooks(await facts.read({ kinds: WEBHOOK_KINDS }))
  const cursor = await outbox.cursor()
  const fresh = await facts.read({ kinds: TOLD_KINDS, after: cursor })
  const last = fresh.at(-1)
  if (last) await outbox.put(webhookMessages(fresh, hooks.values()), last.seq)
  return outbox.deliver(hooks)
}

import { z } from 'zod'
import type { FactLog } from '../fact-log.ts'
import type { Clock } from '../ports.ts'
import { findWebhook, foldWebhooks, WEBHOOK_EVENTS, WEBHOOK_KINDS, type Webhook } from './webhook.ts'
import type { DeadLetter, PostResult, WebhookOutbox, WebhookStanding } from './webhook-outbox.ts'

/** What `cordon webhooks add` takes. */
export const addWebhookInput = z.object({
  url: z.string().min(1).max(2_000).describe('where events are posted: https, or http on this machine'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1, 'name at least one event')
    .transform(events => [...new Set(events)]),
  allowPrivate: z.boolean().default(false).describe('allow addresses of private networks'),
})

/** What managing webhooks reaches. */
export interface WebhookWorld {
  readonly facts: FactLog
  readonly outbox: WebhookOutbox
  readonly clock: Clock
  readonly by: string
}

/** A webhook and how its messages fare. */
export interface ShownWebhook extends Webhook, WebhookStanding {}

/**
 * Adds a webhook. The secret is in this answer and nowhere else that can be read back.
 * @throws InputError as {@link WebhookOutbox.checkUrl}
 */
export async function addWebhook(
  { url, events, allowPrivate }: z.output<typeof addWebhookInput>,
  world: WebhookWorld,
): Promise<{ id: string; url: string; events: string[]; secret: string }> {
  const plain = await world.outbox.checkUrl(url, allowPrivate)
  const { id, secret } = await world.outbox.mint()
  const body = { id, url: plain, events, allowPrivate }
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'webhook-added', body }])
  return { id, url: plain, events: [...events], secret }
}

/** The webhooks that are there. */
export async function listWebhooks(world: Pick<WebhookWorld, 'facts' | 'outbox'>): Promise<ShownWebhook[]> {
  const shown: ShownWebhook[] = []
  for (const hook of (await hooksOf(world)).values()) shown.push({ ...hook, ...(await world.outbox.standing(hook.id)) })
  return shown
}

/** Removes a webhook, its secret and what waits for it. @throws NotFoundError `webhook-unknown` */
export async function removeWebhook(id: string, world: WebhookWorld): Promise<void> {
  findWebhook(await hooksOf(world), id)
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'webhook-removed', body: { id } }])
  await world.outbox.forget(id)
}

/** Posts a message of the event `test` now and tells how it went. @throws NotFoundError `webhook-unknown` */
export async function testWebhook(id: string, world: WebhookWorld): Promise<PostResult> {
  const hook = findWebhook(await hooksOf(world), id)
  const delivery = `${id}-test-${world.clock.now()}`
  const body = JSON.stringify({ delivery, event: 'test', facts: [] })
  return world.outbox.post(hook, { id: delivery, webhook: id, event: 'test', body })
}

/** Messages that were given up. */
export async function deadLetters(world: Pick<WebhookWorld, 'outbox'>): Promise<readonly DeadLetter[]> {
  return world.outbox.dead()
}

/** Makes the dead messages of a webhook due again. @throws NotFoundError `webhook-unknown` */
export async function retryWebhook(id: string, world: WebhookWorld): Promise<number> {
  findWebhook(await hooksOf(world), id)
  return world.outbox.revive(id)
}

async function hooksOf({ facts }: Pick<WebhookWorld, 'facts'>): Promise<ReadonlyMap<string, Webhook>> {
  return foldWebhooks(await facts.read({ kinds: WEBHOOK_KINDS }))
}

import { InputError } from '../../../model/errors.ts'
import { showInstant } from '../../../model/instant.ts'
import { readInput } from '../../../operations/read-input.ts'
import { deliverWebhooks } from '../../../operations/webhooks/deliver-webhooks.ts'
import {
  addWebhook,
  addWebhookInput,
  deadLetters,
  listWebhooks,
  removeWebhook,
  retryWebhook,
  type ShownWebhook,
  testWebhook,
} from '../../../operations/webhooks/manage-webhooks.ts'
import { WEBHOOK_EVENTS } from '../../../operations/webhooks/webhook.ts'
import type { DeadLetter } from '../../../operations/webhooks/webhook-outbox.ts'
import type { World } from '../../../operations/world.ts'
import type { Opened } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, textsOf } from '../common-flags.ts'
import { foldText, hang } from '../fold-text.ts'
import type { Terminal } from '../terminal.ts'
import { postedText } from './rescreen-command.ts'

const ACTIONS = ['add', 'list', 'test', 'remove', 'dead', 'retry', 'deliver'] as const
type Action = (typeof ACTIONS)[number]

/** An answer as JSON has it, its text, and the exit code. */
interface Told {
  readonly answer: unknown
  readonly text: string
  readonly code?: number
}

/** `cordon webhooks add|list|test|remove|dead|retry|deliver`. */
export function webhooksCommand(open: (values: Values, terminal: Terminal) => Promise<Opened<World>>): Command {
  return {
    name: 'webhooks',
    summary: 'manage the addresses to which list changes and alerts are posted',
    positional: [
      { key: 'action', placeholder: 'ACTION', required: true, many: false },
      { key: 'target', placeholder: 'URL|ID', required: false, many: false },
    ],
    flags: [
      {
        name: 'event',
        key: 'event',
        kind: 'text',
        many: true,
        placeholder: 'EVENT',
        about: `add: what is told: ${WEBHOOK_EVENTS.join(', ')}`,
      },
      {
        name: 'allow-private',
        key: 'allowPrivate',
        kind: 'switch',
        about: 'add: allow an address of a private network',
      },
      ...COMMON_FLAGS,
    ],
    examples: [
      'webhooks add https://example.com/cordon --event list-changed --event rescreen-match',
      'webhooks list',
      'webhooks test wh-3f2a9c0d1e2b',
      'webhooks dead',
    ],
    lists: [
      {
        title: 'Actions',
        rows: [
          ['add URL', 'add an address; its secret is printed once'],
          ['list', 'all addresses and how their messages fare'],
          ['test ID', 'post a test message now'],
          ['remove ID', 'remove an address and what waits for it'],
          ['dead', 'messages that were given up'],
          ['retry ID', 'make the dead messages of an address due again'],
          ['deliver', 'post all that is due, as cordon serve does by itself'],
        ],
      },
    ],
    async run(values, terminal) {
      const action = String(values['action']) as Action
      if (!ACTIONS.includes(action))
        throw new InputError('argument-unknown', `webhooks takes ${ACTIONS.join(', ')}, not "${action}"`)
      const { world, close } = await open(values, terminal)
      try {
        const { answer, text, code } = await act(action, values, world, Math.min(terminal.columns, 110))
        terminal.out(values['json'] ? `${JSON.stringify(answer)}\n` : text)
        return code ?? 0
      } finally {
        await close()
      }
    },
  }
}

async function act(action: Action, values: Values, world: World, width: number): Promise<Told> {
  switch (action) {
    case 'add': {
      if (values['event'] === undefined)
        throw new InputError(
          'input-malformed',
          `webhooks add needs --event: one or more of ${WEBHOOK_EVENTS.join(', ')}`,
          {
            place: { field: '--event' },
          },
        )
      const given = {
        url: target(values, 'URL'),
        events: textsOf(values, 'event'),
        allowPrivate: values['allowPrivate'] === true,
      }
      const added = await addWebhook(readInput({ name: 'webhooks add', input: addWebhookInput }, given), world)
      const { id, url, events, secret } = added
      const once = 'The secret is shown this once; the receiver needs it to check signatures (docs/webhooks.md).'
      const told = hang(`${id}  ${url}  ${events.join(', ')}`, width)
      return { answer: added, text: [...told, `secret ${secret}`, ...foldText(once, width), ''].join('\n') }
    }
    case 'list': {
      const webhooks = await listWebhooks(world)
      return {
        answer: { webhooks },
        text: webhooks.map(hook => hookText(hook, width)).join('') || 'there is no webhook\n',
      }
    }
    case 'test': {
      const result = await testWebhook(target(values, 'ID'), world)
      const text = result.ok
        ? `delivered in ${result.ms} ms\n`
        : lined(hang(`not delivered: ${result.reason ?? ''}`, width))
      return { answer: result, text, code: result.ok ? 0 : 5 }
    }
    case 'remove': {
      const id = target(values, 'ID')
      await removeWebhook(id, world)
      return { answer: { removed: id }, text: `${id} is removed\n` }
    }
    case 'dead': {
      const letters = await deadLetters(world)
      return {
        answer: { letters },
        text: letters.map(letter => letterText(letter, width)).join('') || 'no message was given up\n',
      }
    }
    case 'retry': {
      const revived = await retryWebhook(target(values, 'ID'), world)
      return { answer: { revived }, text: `${revived} messages are due again\n` }
    }
    case 'deliver': {
      const counts = await deliverWebhooks(world)
      return { answer: counts, text: `${postedText(counts)[0] ?? 'nothing is to be posted'}\n` }
    }
  }
}

function target(values: Values, what: string): string {
  const given = values['target']
  if (typeof given === 'string') return given
  throw new InputError('argument-missing', `webhooks ${String(values['action'])} needs ${what}`)
}

function hookText(of: ShownWebhook, width: number): string {
  const { id, url, events, waiting, delivered, dead, lastAt, lastReason } = of
  const last = lastAt === null ? '' : `; last ${showInstant(lastAt)}${lastReason === null ? '' : `: ${lastReason}`}`
  const fared = `${delivered} delivered, ${waiting} waiting, ${dead} given up${last}`
  return lined([...hang(`${id}  ${url}`, width), ...hang(events.join(', '), width, '  '), ...hang(fared, width, '  ')])
}

function letterText({ id, attempts, lastAt, reason }: DeadLetter, width: number): string {
  return lined(hang(`${id}  ${attempts} attempts, last ${showInstant(lastAt)}: ${reason}`, width))
}

function lined(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('')
}

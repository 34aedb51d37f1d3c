import { z } from 'zod'
import { readTip, tipObject } from '../../formats/stix/cordon/tip.ts'
import { uuid4 } from '../../formats/stix/ids.ts'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { InputError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Tip } from '../../model/tip.ts'
import { defineOperation } from '../define-operation.ts'
import type { FreezePost, FreezeWorld } from '../freeze/freeze-parties.ts'
import { ownNode } from '../freeze/own-node.ts'
import { addresseeOf } from '../freeze/who-can-freeze.ts'
import { textField } from '../read-input.ts'
import { ingestTips } from './ingest-tips.ts'

/** Tells a partner of a transaction that may belong to a theft. */
export function submitTipWith(post: FreezePost) {
  return defineOperation({
    name: 'submitTip',
    alias: 'tips submit',
    summary: 'tell partners of a transaction that may belong to a theft',
    effect: 'write',
    scope: 'share',
    input: z.object({
      tx: textField(parseHash).describe('transaction hash').meta({ placeholder: 'TX' }),
      text: z.string().min(1).max(4000).describe('what was seen').meta({ placeholder: 'TEXT' }),
      ledger: textField(parseLedger).optional().describe('its ledger, such as eip155:1').meta({ placeholder: 'ID' }),
      account: textField(text => parseAccount(text))
        .optional()
        .describe('account that is meant, CAIP-10')
        .meta({ placeholder: 'ACCOUNT' }),
      case: z.string().min(1).max(200).optional().describe('theft that is meant').meta({ placeholder: 'NAME' }),
      to: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('peer that alone is told; else whom TLP:AMBER lets know')
        .meta({ placeholder: 'NAME' }),
    }),
    output: z.object({ id: z.string(), tx: z.string(), to: z.string().nullable() }),
    positional: ['tx'],
    examples: ['tips submit 0xb614…072c --text "deposit from a wallet that sent to the thief" --to NPA'],
    async run(given, world: FreezeWorld) {
      const self = await ownNode(world)
      if (
        given.account !== undefined &&
        given.ledger !== undefined &&
        splitAccount(given.account).ledger !== given.ledger
      )
        throw new InputError('tip-malformed', 'the account is on another ledger', { place: { field: 'account' } })
      const to = given.to === undefined ? null : addresseeOf(given.to, [], (await post.parties(world)).known)
      if (to !== null && to.id === null)
        throw new InputError('tip-addressee-unknown', `no peer is named "${to.name}"`, { place: { field: 'to' } })
      const tip: Tip = {
        id: `note--${uuid4(world.sharing.chance(16))}`,
        by: self.id,
        tx: given.tx,
        ledger: given.ledger ?? (given.account === undefined ? null : splitAccount(given.account).ledger),
        account: given.account ?? null,
        case: given.case ?? null,
        text: given.text,
        at: world.clock.now(),
      }
      const object = tipObject(tip, to?.id ?? null)
      readTip(object)
      await post.publish([object], world)
      await ingestTips(world, post)
      return { id: tip.id, tx: tip.tx, to: to?.name ?? null }
    },
  })
}

function parseHash(text: string): string {
  const hash = text.trim().toLowerCase()
  if (/^(?:0x)?[0-9a-f]{64}$/.test(hash)) return hash
  throw new InputError('transaction-malformed', 'a transaction hash is 64 hex digits, with 0x on EVM ledgers')
}

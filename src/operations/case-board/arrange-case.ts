import { z } from 'zod'
import { parseAccount } from '../../model/account.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { layDown } from './board-act.ts'
import { parsePin } from './board-subject.ts'

/** Most accounts of one arrangement. */
const MOST = 1_000

const accounts = (about: string) =>
  z
    .array(textField(text => parseAccount(text)))
    .max(MOST)
    .optional()
    .describe(about)
    .meta({ placeholder: 'ACCOUNT' })

/** Hides accounts in the picture of a case, pins them to places, or takes that back; colleagues of the same house see the same. */
export const arrangeCase = defineOperation({
  name: 'arrangeCase',
  summary: "hide or pin accounts in a traced case's picture, or take that back",
  effect: 'write',
  scope: 'cases',
  input: z.object({
    name: textField(parseCaseName).describe('the case').meta({ placeholder: 'NAME' }),
    hide: accounts('accounts not to be drawn, CAIP-10'),
    show: accounts('accounts to be drawn again'),
    pin: z
      .array(textField(parsePin))
      .max(MOST)
      .optional()
      .describe('ACCOUNT=X,Y: accounts that stay at a place')
      .meta({ placeholder: 'PIN' }),
    unpin: accounts('accounts that stay nowhere any more'),
  }),
  output: z.object({ fact: z.int().describe('Number of the fact') }),
  positional: ['name'],
  async run({ name, hide = [], show = [], pin = [], unpin = [] }, world) {
    if (hide.length + show.length + pin.length + unpin.length === 0)
      throw new InputError('arrangement-empty', 'say what to hide, show, pin or unpin', { place: { field: 'hide' } })
    return { fact: await layDown(name, 'case-arranged', { hide, show, pin: pin.map(p => ({ ...p })), unpin }, world) }
  },
})

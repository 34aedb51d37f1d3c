import { useQueryClient } from '@tanstack/react-query'
import { SECTORS } from '../../../operations/node/read-organisation.ts'
import { CallError } from '../api/call.ts'
import { useAct } from '../api/use-call.ts'
import { useWords } from '../app/preferences.tsx'
import { ChoiceField, TextField } from '../kit/field.tsx'
import { FormDialog } from '../kit/form-dialog.tsx'
import { useTell } from '../kit/toasts.tsx'
import { NODE_WORDS } from './node-words.ts'

/** Makes the data folder a node: it is asked who it is of. */
export function MakeNodeDialog({ close }: { close(): void }) {
  const say = useWords(NODE_WORDS)
  const tell = useTell()
  const client = useQueryClient()
  const make = useAct('initNode', ['peerHealth', 'listIntel'])
  const fault = make.error instanceof CallError ? make.error : null
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.message : undefined)
  const send = (given: FormData): void => {
    const text = (field: string): string => String(given.get(field) ?? '').trim()
    const sector = SECTORS.find(s => s === text('sector')) ?? 'other'
    make.mutate(
      { name: text('name'), country: text('country'), sector },
      {
        onSuccess: async ({ name }) => {
          await client.invalidateQueries({ queryKey: ['session'] })
          tell(say('made', { name }))
          close()
        },
      },
    )
  }
  return (
    <FormDialog title={say('title')} {...{ close, send, go: say('make'), busy: make.isPending, error: make.error }}>
      <p className="quiet">{say('about')}</p>
      <TextField
        label={say('name')}
        hint={say('nameHint')}
        name="name"
        required
        maxLength={80}
        autoComplete="organization"
        fault={faultOf('name')}
      />
      <div className="columns">
        <TextField
          label={say('country')}
          hint={say('countryHint')}
          name="country"
          required
          maxLength={2}
          pattern="[A-Za-z]{2}"
          autoComplete="off"
          fault={faultOf('country')}
        />
        <ChoiceField
          label={say('sector')}
          name="sector"
          choices={SECTORS.map(value => ({ value, text: say(value) }))}
        />
      </div>
    </FormDialog>
  )
}

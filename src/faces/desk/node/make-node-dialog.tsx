import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { SECTORS } from '../../../operations/node/read-organisation.ts'
import { CallError } from '../api/call.ts'
import { useAct } from '../api/use-call.ts'
import { useWords } from '../app/preferences.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { ChoiceField, TextField } from '../kit/field.tsx'
import { FaultNote } from '../kit/states.tsx'
import { useTell } from '../kit/toasts.tsx'
import { useFormKeys } from '../kit/use-form-keys.ts'
import { NODE_WORDS } from './node-words.ts'

/** Makes the data folder a node: it is asked who it is of. */
export function MakeNodeDialog({ close }: { close(): void }) {
  const say = useWords(NODE_WORDS)
  const tell = useTell()
  const client = useQueryClient()
  const form = useFormKeys()
  const make = useAct('initNode', ['peerHealth', 'listIntel'])
  const fault = make.error instanceof CallError ? make.error : null
  const faultOf = (field: string): string | undefined => (fault?.field === field ? fault.message : undefined)
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
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
    <Dialog title={say('title')} close={close}>
      <form className="stack" ref={form} onSubmit={send}>
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
        {make.error === null ? null : <FaultNote error={make.error} />}
        <div className="row">
          <Button type="submit" tone="main" busy={make.isPending}>
            {say('make')}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

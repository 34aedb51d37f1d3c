import { type FormEvent, useState } from 'react'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
import type { Handed } from './invitation-link.tsx'
import { PEOPLE_WORDS } from './people-words.ts'
import { RoleBoxes } from './role-boxes.tsx'

/** Adds a person. @param first whether nobody is there yet, who could add others @param done hears of the link to hand over */
export function AddPerson({ first, done }: { readonly first: boolean; done(handed: Handed): void }) {
  const say = useWords(PEOPLE_WORDS)
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<readonly string[]>(first ? ['admin'] : ['analyst'])
  const [country, setCountry] = useState('')
  const [tenant, setTenant] = useState('')
  const invite = useAct('inviteUser', ['listSignIns'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const more = { ...(country === '' ? {} : { country }), ...(tenant === '' ? {} : { tenant }) }
    invite.mutate({ name: name.trim(), role: [...roles], ...more }, { onSuccess: done })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={say('name')}
        value={name}
        onChange={event => setName(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        pattern="[A-Za-z0-9][A-Za-z0-9._@\-]{0,63}"
        required
      />
      <RoleBoxes roles={roles} set={setRoles} />
      <div className="columns">
        <TextField
          label={say('country')}
          hint={say('countryHint')}
          value={country}
          maxLength={2}
          onChange={event => setCountry(event.target.value)}
        />
        <TextField
          label={say('house')}
          hint={say('houseHint')}
          value={tenant}
          onChange={event => setTenant(event.target.value)}
        />
      </div>
      {invite.error === null ? null : <FaultNote error={invite.error} />}
      <div className="row">
        <Button type="submit" tone="main" busy={invite.isPending} disabled={roles.length === 0}>
          {say('create')}
        </Button>
        {roles.length === 0 ? <span className="quiet">{say('oneRole')}</span> : null}
      </div>
    </form>
  )
}

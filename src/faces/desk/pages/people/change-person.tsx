import { type FormEvent, useState } from 'react'
import type { Answered } from '../../api/operations.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import type { Handed } from './invitation-link.tsx'
import { PEOPLE_WORDS } from './people-words.ts'
import { RoleBoxes } from './role-boxes.tsx'

/** A person as the list tells them. */
export type PersonRow = Answered<'listSignIns'>['users'][number]

/** All that an admin changes about one person. */
export function ChangePerson({
  person,
  self,
  handed,
  gone,
}: {
  readonly person: PersonRow
  /** Whether it is the admin. */
  readonly self: boolean
  handed(link: Handed): void
  gone(): void
}) {
  const say = useWords(PEOPLE_WORDS)
  const tell = useTell()
  const { name } = person
  const [roles, setRoles] = useState<readonly string[]>(person.roles)
  const [account, setAccount] = useState(person.linked ?? '')
  const [sure, setSure] = useState(false)
  const list = ['listSignIns'] as const
  const setting = useAct('setUserRoles', list)
  const linking = useAct('linkUser', list)
  const resetting = useAct('resetSignIn', list)
  const ending = useAct('endSessions', list)
  const removing = useAct('removeUser', list)
  const fault = [setting, linking, resetting, ending, removing].find(act => act.error !== null)?.error
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setting.mutate({ name, role: [...roles] }, { onSuccess: () => tell(say('saved', { name })) })
  }
  const link = (event: FormEvent): void => {
    event.preventDefault()
    const text = account.trim()
    const by = text === '' ? {} : text.includes('@') ? { email: text } : { sub: text }
    linking.mutate({ name, ...by }, { onSuccess: () => tell(say('linked', { name })) })
  }
  return (
    <div className="stack">
      {self ? (
        <Note tone="warn">
          <p>{say('self')}</p>
        </Note>
      ) : null}
      <form className="stack" onSubmit={save}>
        <RoleBoxes roles={roles} set={setRoles} />
        <div className="row">
          <Button type="submit" tone="main" busy={setting.isPending} disabled={roles.length === 0}>
            {say('save')}
          </Button>
          {roles.length === 0 ? <span className="quiet">{say('oneRole')}</span> : null}
        </div>
      </form>
      <form className="people-account" onSubmit={link}>
        <TextField
          label={say('account')}
          hint={say('accountHint')}
          value={account}
          onChange={event => setAccount(event.target.value)}
          autoComplete="off"
        />
        <Button type="submit" busy={linking.isPending}>
          {say('link_')}
        </Button>
      </form>
      {fault ? <FaultNote error={fault} /> : null}
      <div className="people-acts">
        <Button
          onClick={() => ending.mutate({ name }, { onSuccess: ({ ended }) => tell(say('signedOut', { n: ended })) })}
        >
          {say('signOut')}
        </Button>
        <span />
        <Button onClick={() => resetting.mutate({ name }, { onSuccess: handed })} busy={resetting.isPending}>
          {say('reset')}
        </Button>
        <span className="quiet">{say('resetMore')}</span>
        {sure ? (
          <Button
            tone="bad"
            busy={removing.isPending}
            onClick={() =>
              removing.mutate(
                { name },
                {
                  onSuccess: () => {
                    tell(say('removed', { name }))
                    gone()
                  },
                },
              )
            }
          >
            {say('removeSure', { name })}
          </Button>
        ) : (
          <Button tone="bad" onClick={() => setSure(true)}>
            {say('remove')}
          </Button>
        )}
        <span className="quiet">{say('removeMore')}</span>
      </div>
    </div>
  )
}

import { type FormEvent, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { ME_WORDS } from './me-words.ts'
import { post, useOwnAct } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'

/** Changes my password. */
export function MyPassword() {
  const say = useWords(ME_WORDS)
  const tell = useTell()
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const change = useOwnAct((_: null) => post('change-password', { old, password }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(null, {
      onSuccess: () => {
        tell(say('changed'))
        setOld('')
        setPassword('')
      },
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={say('old')}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={event => setOld(event.target.value)}
        required
      />
      <TextField
        label={say('new')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={event => setPassword(event.target.value)}
        minLength={12}
        required
      />
      <SignInFault error={change.error} />
      <div className="row">
        <Button type="submit" busy={change.isPending}>
          {say('change')}
        </Button>
      </div>
    </form>
  )
}

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { post } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

/** What a link of invitation opens: a password is chosen. */
export function InviteStep({ token, done }: { readonly token: string; done(): void }) {
  const say = useWords(SIGN_IN_WORDS)
  const [password, setPassword] = useState('')
  const choose = useMutation({ mutationFn: () => post('enrol', { token, password }), onSuccess: done })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    choose.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <SignInFault error={choose.error} />
      <TextField
        label={say('newPassword')}
        hint={say('newPasswordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={event => setPassword(event.target.value)}
        minLength={12}
        maxLength={1024}
        required
      />
      <div className="row">
        <Button type="submit" tone="main" busy={choose.isPending}>
          {say('go')}
        </Button>
      </div>
    </form>
  )
}

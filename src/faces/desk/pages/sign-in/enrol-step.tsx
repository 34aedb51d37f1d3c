import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { FACTOR_WORDS } from './factor-words.ts'
import { addPasskey } from './passkey.ts'
import { RecoveryList } from './recovery-list.tsx'
import { SignInFault } from './sign-in-fault.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'
import { TotpSetup } from './totp-setup.tsx'

/** The setting up of the first second factor: an app or a passkey, then the codes of recovery. */
export function EnrolStep({
  user,
  passkeys,
  done,
}: {
  readonly user: string
  /** Whether browsers make passkeys for this address. */
  readonly passkeys: boolean
  done(): void
}) {
  const say = useWords(FACTOR_WORDS)
  const saySignIn = useWords(SIGN_IN_WORDS)
  const [app, setApp] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const after = (recovery: readonly string[] | null): void => (recovery === null ? done() : setCodes(recovery))
  const byPasskey = useMutation({ mutationFn: () => addPasskey(''), onSuccess: after })
  if (codes !== null)
    return (
      <div className="stack">
        <h2>{say('recovery')}</h2>
        <RecoveryList codes={codes} user={user} />
        <div className="row">
          <Button tone="main" onClick={done}>
            {saySignIn('signedInKept')}
          </Button>
        </div>
      </div>
    )
  if (app) return <TotpSetup done={after} cancel={() => setApp(false)} />
  return (
    <div className="stack">
      <SignInFault error={byPasskey.error} />
      <div className="sign-in-choice">
        <h2>{say('app')}</h2>
        <p className="quiet">{say('appMore')}</p>
        <Button tone="main" onClick={() => setApp(true)}>
          {say('setUpApp')}
        </Button>
      </div>
      <div className="sign-in-choice">
        <h2>{say('passkey')}</h2>
        <p className="quiet">{say(passkeys ? 'passkeyMore' : 'passkeyNowhere')}</p>
        {passkeys ? (
          <Button onClick={() => byPasskey.mutate()} busy={byPasskey.isPending}>
            {say('addPasskey')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

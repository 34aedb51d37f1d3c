import { useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { ME_WORDS } from './me-words.ts'
import { RecoveryList } from './recovery-list.tsx'
import { post, useOwnAct } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'

/** My codes of recovery: how many are left, and new ones. */
export function MyRecovery({ left, user }: { readonly left: number; readonly user: string }) {
  const say = useWords(ME_WORDS)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const make = useOwnAct((_: null) => post<{ recovery: readonly string[] }>('recovery'))
  return (
    <>
      <p>{say('codesLeft', { n: left })}</p>
      <SignInFault error={make.error} />
      <Button
        onClick={() => make.mutate(null, { onSuccess: ({ recovery }) => setCodes(recovery) })}
        busy={make.isPending}
      >
        {say('newCodes')}
      </Button>
      <p className="quiet">{say('newCodesMore')}</p>
      {codes === null ? null : (
        <Dialog title={say('recovery')} close={() => setCodes(null)}>
          <RecoveryList codes={codes} user={user} />
        </Dialog>
      )}
    </>
  )
}

import { useState } from 'react'
import { call } from '../../api/call.ts'

import type { Answered, Asked } from '../../api/operations.ts'
import { mayAct, useSession } from '../../api/session.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ReleaseOutcomes } from './release-outcomes.tsx'
import { RELEASE_WORDS } from './release-words.ts'

/** Shows who would receive what of a case or a file, and shares it when that was looked at. */
export function ReleaseView() {
  const say = useWords(RELEASE_WORDS)
  const tell = useTell()
  const { session } = useSession()
  const [order, setOrder] = useState<Asked<'shareIntel'> | null>(null)
  const [shown, setShown] = useState<Answered<'shareIntel'> | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const [asking, setAsking] = useState(false)
  const share = useAct('shareIntel', ['listIntel', 'peerHealth', 'proveLog', 'describeSituation'])
  const look = async (given: Asked<'shareIntel'>): Promise<void> => {
    setBusy(true)
    setFault(null)
    setShown(null)
    try {
      setShown(await call('shareIntel', { ...given, dryRun: true }))
      setOrder(given)
    } catch (error) {
      setFault(error as Error)
    } finally {
      setBusy(false)
    }
  }
  const reached = shown?.recipients.filter(r => r.whole + r.redacted > 0).length ?? 0
  return (
    <div className="stack">
      <Card title={say('title')}>
        <p className="quiet">{say('about')}</p>
        {mayAct(session, 'share') ? (
          // What was shown holds for what was asked: another wish is looked at anew before it can be shared.
          <ReleaseForm busy={busy} look={given => void look(given)} changed={() => setShown(null)} />
        ) : (
          <Note>{say('readOnly')}</Note>
        )}
      </Card>
      {fault === null ? null : <FaultNote error={fault} />}
      <div aria-live="polite" className="stack">
        {shown === null ? null : (
          <>
            <ReleaseOutcomes shown={shown} />
            <div>
              <Button tone="main" disabled={shown.objects === 0} onClick={() => setAsking(true)}>
                {say('share')}
              </Button>
            </div>
          </>
        )}
      </div>
      {asking && order !== null ? (
        <Dialog title={say('share')} close={() => setAsking(false)}>
          <p>{say('sure', { n: reached })}</p>
          {share.error === null ? null : <FaultNote error={share.error} />}
          <Button
            tone="main"
            busy={share.isPending}
            onClick={() =>
              share.mutate(order, {
                onSuccess: done => {
                  tell(say('shared', { n: done.objects }))
                  setAsking(false)
                  setShown(null)
                },
              })
            }
          >
            {say('yes')}
          </Button>
        </Dialog>
      ) : null}
    </div>
  )
}

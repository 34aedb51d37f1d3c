import { useState } from 'react'
import { mayMove } from '../../../../model/freeze.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { LongField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { AnswerFreezeForm } from './answer-freeze-form.tsx'
import { answersTo, type FreezeRow } from './freeze-row.ts'
import { FREEZE_WORDS } from './freeze-words.ts'

/** What can be done with a request from this side of it, and nothing else. */
export function FreezeActions({ freeze, mayAct }: { readonly freeze: FreezeRow; readonly mayAct: boolean }) {
  const say = useWords(FREEZE_WORDS)
  const tell = useTell()
  const send = useAct('sendFreeze', ['listFreezes', 'showFreeze', 'freezeLetter'])
  const [withdrawing, setWithdrawing] = useState(false)
  const { state, side, to, id } = freeze
  const mayAnswer = side !== 'requester' && answersTo(freeze).length > 0
  const mayWithdraw = side !== 'addressee' && mayMove(state, 'withdrawn', 'requester')
  if (!mayAct)
    return (
      <Card title={say('act')}>
        <p className="quiet">{say('readOnly')}</p>
      </Card>
    )
  return (
    <Card title={say('act')}>
      <div className="freeze-actions">
        {freeze.overdue ? <Note tone="bad">{say('late')}</Note> : null}
        {state === 'drafted' ? (
          <div>
            <p className="quiet">{say('sendAbout', { to: to.name })}</p>
            <Button
              tone="main"
              busy={send.isPending}
              onClick={() => send.mutate({ id }, { onSuccess: () => tell(say('sent1', { to: to.name })) })}
            >
              {say('send')}
            </Button>
            {send.error === null ? null : <FaultNote error={send.error} />}
          </div>
        ) : null}
        {to.id === null && (state === 'sent' || state === 'acknowledged') ? (
          <Note>{say('letterAway', { to: to.name })}</Note>
        ) : null}
        {mayAnswer ? <AnswerFreezeForm freeze={freeze} /> : null}
        {mayWithdraw ? (
          <div>
            <Button tone="bad" onClick={() => setWithdrawing(true)}>
              {say('withdraw')}
            </Button>
          </div>
        ) : null}
        {!mayAnswer && !mayWithdraw && state !== 'drafted' ? <p className="quiet">{say('nothing')}</p> : null}
      </div>
      {withdrawing ? <WithdrawDialog id={id} close={() => setWithdrawing(false)} /> : null}
    </Card>
  )
}

function WithdrawDialog({ id, close }: { readonly id: string; close(): void }) {
  const say = useWords(FREEZE_WORDS)
  const tell = useTell()
  const [reason, setReason] = useState('')
  const act = useAct('withdrawFreeze', ['listFreezes', 'showFreeze', 'freezeLetter'])
  return (
    <FormDialog
      title={say('withdraw')}
      {...{ close, go: say('withdraw'), tone: 'bad', busy: act.isPending, error: act.error }}
      send={() =>
        act.mutate(
          { id, reason },
          {
            onSuccess: () => {
              tell(say('withdrawnTold'))
              close()
            },
          },
        )
      }
    >
      <p>{say('withdrawAbout')}</p>
      <LongField
        label={say('withdrawWhy')}
        required
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </FormDialog>
  )
}

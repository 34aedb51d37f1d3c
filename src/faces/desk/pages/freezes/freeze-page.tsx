import '../../style/print.css'
import './freezes.css'
import { Link, useParams } from 'wouter'

import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { useNow } from '../../kit/now.ts'
import { Answer } from '../../kit/states.tsx'
import { FreezeActions } from './freeze-actions.tsx'
import { FreezeClock } from './freeze-clock.tsx'
import { FreezeFacts } from './freeze-facts.tsx'
import { FreezeHistory } from './freeze-history.tsx'
import { FreezeLetter } from './freeze-letter.tsx'
import { shortId } from './freeze-row.ts'
import { FreezeState } from './freeze-state.tsx'
import { FREEZE_WORDS } from './freeze-words.ts'

/** One freeze request: what it asks, what became of it, its letter, and what can be done. */
export function FreezePage() {
  const say = useWords(FREEZE_WORDS)
  const { id = '' } = useParams<{ id: string }>()
  const { session } = useSession()
  const answer = useAnswer('showFreeze', { id })
  const now = useNow()
  return (
    <>
      <p>
        <Link href="/freezes">← {say('back')}</Link>
      </p>
      {answer.data === undefined ? <PageHead title={say('loading')} /> : null}
      <Answer of={answer}>
        {freeze => (
          <>
            <PageHead
              title={say('title', { id: shortId(freeze.id) })}
              about={say('fromTo', { from: freeze.from.name, to: freeze.to.name })}
            >
              <FreezeState freeze={freeze} />
              <FreezeClock freeze={freeze} now={now} />
            </PageHead>
            <div className="freeze-two">
              <div className="stack">
                <FreezeFacts freeze={freeze} />
                <FreezeLetter id={freeze.id} />
              </div>
              <div className="stack">
                <FreezeActions freeze={freeze} mayAct={mayAct(session, 'freeze')} />
                <FreezeHistory freeze={freeze} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </>
  )
}

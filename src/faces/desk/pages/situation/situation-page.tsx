import '../../style/print.css'
import './situation.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { Card, PageHead } from '../../kit/card.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { CaseTable } from './case-table.tsx'
import { SharesCard, YearsCard } from './published-cards.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { SituationFlow, SituationStats } from './situation-figures.tsx'
import { SITUATION_WORDS } from './situation-words.ts'
import { SpeedTable } from './speed-chart.tsx'

/** All cases on one page, for who decides and has five minutes; it prints to A4. */
export function SituationPage() {
  const say = useWords(SITUATION_WORDS)
  const { time } = useFormats()
  const answer = useAnswer('describeSituation', {})
  const { session } = useSession()
  const [recovering, setRecovering] = useState(false)
  const { data } = answer
  const told =
    data === undefined ? say('about') : say('asOf', { node: data.node?.name ?? 'Cordon', time: time(data.at) })
  return (
    <>
      <PageHead title={say('title')} about={told}>
        <span className="row no-print">
          {data?.cases.some(c => c.traced !== null) && mayAct(session, 'freeze') ? (
            <Button onClick={() => setRecovering(true)}>{say('recover')}</Button>
          ) : null}
          <Button disabled={data === undefined} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </span>
      </PageHead>
      {recovering && data !== undefined ? (
        <RecoveryDialog cases={data.cases} close={() => setRecovering(false)} />
      ) : null}
      <Answer of={answer}>
        {situation => (
          <div className="stack situation">
            {situation.cases.length === 0 ? (
              <EmptyState title={say('empty')}>
                <p>{say('emptyMore')}</p>
                <Link href="/cases" className="button" data-tone="main">
                  {say('toCases')}
                </Link>
              </EmptyState>
            ) : (
              <>
                <SituationStats situation={situation} />
                <SituationFlow situation={situation} />
                <Card title={say('byCase')}>
                  <CaseTable cases={situation.cases} />
                  {situation.elsewhere > 0 ? (
                    <p className="quiet">{say('elsewhere', { n: situation.elsewhere })}</p>
                  ) : null}
                </Card>
              </>
            )}
            <Card title={say('speed')}>
              <p className="quiet">{say('speedAbout')}</p>
              <SpeedTable situation={situation} />
            </Card>
            <YearsCard situation={situation} />
            <SharesCard situation={situation} />
            <Card title={say('how')}>
              <p>{say('how1')}</p>
              <p>{say('how2')}</p>
              <p>{say('how3')}</p>
            </Card>
          </div>
        )}
      </Answer>
    </>
  )
}

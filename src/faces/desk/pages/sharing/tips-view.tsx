import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Badge, Note, type Tone } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { SightingsCard } from './sightings-card.tsx'
import { TIPS_WORDS } from './tips-words.ts'

type Tip = Answered<'listTips'>['tips'][number]

const QUESTIONS = ['real', 'downstream', 'fresh', 'freezable'] as const

const TONES: Readonly<Record<Tip['triage']['real']['answer'], Tone>> = { yes: 'good', no: 'bad', unknown: 'plain' }

/** Tips with what the machine finds about each, and who saw which indicator. */
export function TipsView() {
  const say = useWords(TIPS_WORDS)
  const { time } = useFormats()
  const answer = useAnswer('listTips', {})
  const columns: readonly Column<Tip>[] = [
    {
      key: 'worth',
      title: say('worth'),
      order: t => t.triage.least * 1_000 + t.triage.most,
      cell: ({ triage: { least, most } }) => say('of100', { n: least === most ? least : `${least}–${most}` }),
    },
    {
      key: 'about',
      title: say('about'),
      cell: t => (
        <span className="sharing-what">
          <code>{t.tx}</code>
          {t.account === null ? null : <AddressText account={t.account} />}
          {t.case === null ? null : <Badge>{t.case}</Badge>} {t.text}
        </span>
      ),
    },
    {
      key: 'findings',
      title: say('findings'),
      cell: t => (
        <ul className="sharing-recipients">
          {QUESTIONS.map(q => (
            <li key={q}>
              <Badge tone={TONES[t.triage[q].answer]}>
                {say(q)}: {say(t.triage[q].answer)}
              </Badge>{' '}
              <small className="quiet">
                <Told book="sharing" text={t.triage[q].because} />
              </small>
            </li>
          ))}
        </ul>
      ),
    },
    { key: 'from', title: say('from'), order: t => t.from, cell: t => t.from },
    { key: 'received', title: say('received'), order: t => t.receivedAt, cell: t => time(t.receivedAt) },
  ]
  return (
    <div className="stack">
      <Card title={say('tips')}>
        <Answer of={answer}>
          {({ tips, refused }) => (
            <>
              {tips.length === 0 ? (
                <EmptyState title={say('tipsEmpty')}>
                  <p>{say('tipsMore')}</p>
                </EmptyState>
              ) : (
                <>
                  <p className="quiet">{say('tipsAbout')}</p>
                  <DataTable caption={say('tips')} columns={columns} rows={tips} keyOf={t => t.id} />
                </>
              )}
              {refused === 0 ? null : <Note tone="warn">{say('refused', { n: refused })}</Note>}
            </>
          )}
        </Answer>
      </Card>
      <SightingsCard />
    </div>
  )
}

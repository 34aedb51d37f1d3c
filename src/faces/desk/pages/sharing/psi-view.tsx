import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { TIPS_WORDS } from './tips-words.ts'

type PsiRow = Answered<'listPsiSessions'>['sessions'][number]

/** Questions that were asked without telling, and the lists that others may ask. */
export function PsiView() {
  const say = useWords(TIPS_WORDS)
  const { time, number } = useFormats()
  const sessions = useAnswer('listPsiSessions', {})
  const lists = useAnswer('listPsiLists', {})
  const peers = useAnswer('peerHealth', {})
  const nameOf = (fingerprint: string): string =>
    peers.data?.peers.find(p => p.fingerprint === fingerprint)?.name ?? `${fingerprint.slice(0, 12)}…`
  const columns: readonly Column<PsiRow>[] = [
    { key: 'at', title: say('when'), order: s => s.at, cell: s => time(s.at) },
    { key: 'role', title: say('role'), order: s => s.role, cell: s => say(s.role) },
    { key: 'peer', title: say('peer'), order: s => nameOf(s.peer), cell: s => nameOf(s.peer) },
    { key: 'list', title: say('list'), order: s => s.list, cell: s => s.list },
    { key: 'points', title: say('points'), order: s => s.points, end: true, cell: s => number(s.points) },
    {
      key: 'matches',
      title: say('matches'),
      end: true,
      cell: s =>
        s.fault !== null ? (
          <Badge tone="bad">{say('fault', { code: s.fault })}</Badge>
        ) : s.matches === null ? (
          <span className="quiet">{say('notKnown')}</span>
        ) : (
          number(s.matches)
        ),
    },
    { key: 'told', title: say('told'), end: true, cell: s => (s.told === null ? '–' : number(s.told)) },
    {
      key: 'signed',
      title: say('signed'),
      cell: s => (s.asked !== null && s.receipt !== null ? say('both') : say('one')),
    },
  ]
  return (
    <div className="stack">
      <Card title={say('psi')}>
        <p className="quiet">{say('psiAbout')}</p>
        <Answer of={sessions}>
          {({ sessions: all }) =>
            all.length === 0 ? (
              <EmptyState title={say('psiEmpty')}>
                <p>{say('psiMore')}</p>
              </EmptyState>
            ) : (
              <DataTable
                caption={say('psi')}
                columns={columns}
                rows={[...all].reverse()}
                keyOf={s => `${s.role} ${s.session}`}
              />
            )
          }
        </Answer>
      </Card>
      <Card title={say('lists')}>
        <Answer of={lists}>
          {({ lists: all }) =>
            all.length === 0 ? (
              <p className="quiet">{say('listsEmpty')}</p>
            ) : (
              <ul className="sharing-rows">
                {all.map(l => (
                  <li key={l.name}>
                    <span className="row">
                      <strong>{l.name}</strong>
                      <Badge tone={l.live ? 'good' : 'plain'}>{say(l.live ? 'live' : 'over')}</Badge>
                      <span className="quiet">{say('ends', { time: time(l.endsAt) })}</span>
                    </span>
                    <span className="quiet">{l.askers === null ? '' : l.askers.map(nameOf).join(', ')}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </Card>
    </div>
  )
}

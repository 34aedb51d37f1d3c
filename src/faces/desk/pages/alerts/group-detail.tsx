import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Answer } from '../../kit/states.tsx'
import { AlertExplained } from './alert-explained.tsx'
import { AlertTitle } from './alert-title.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import { EXPLAIN_WORDS } from './explain-words.ts'
import type { QueueGroup } from './queue-group.ts'
import { SEVERITY_TONES } from './severity-tones.ts'
import { subjectName } from './subject-name.ts'
import type { TriageAct } from './triage-act.ts'
import { TRIAGE_WORDS } from './triage-words.ts'

const ACTS: readonly (readonly [TriageAct, string])[] = [
  ['take', 't'],
  ['dismiss', 'd'],
  ['escalate', 'e'],
  ['hold', 'h'],
  ['join', 'a'],
]

/** One group: what may become of it, what was seen, and why. */
export function GroupDetail({
  group,
  others,
  mayDecide,
  begin,
  show,
}: {
  readonly group: QueueGroup
  readonly others: readonly QueueGroup[]
  readonly mayDecide: boolean
  begin(act: TriageAct): () => void
  show(subject: string): void
}) {
  const say = useWords(ALERTS_WORDS)
  const words = useWords(EXPLAIN_WORDS)
  const triage = useWords(TRIAGE_WORDS)
  const formats = useFormats()
  const [search, setSearch] = useSearchParams()
  const [all, setAll] = useState(false)
  const { kind, name } = subjectName(group.subject)
  // What is looked at stays when a later alert comes to the group.
  const [firstShown] = useState(() => worst(group)?.latest ?? group.last)
  const alert = search.get('alert') ?? firstShown
  const explained = useAnswer('explainAlert', { alert })
  const like = group.similar.flatMap(id => others.find(g => g.id === id) ?? [])
  const choose = (id: string): void =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        next.set('at', group.subject)
        next.set('alert', id)
        return next
      },
      { replace: true },
    )
  return (
    <div className="stack">
      <section className="card alerts-head">
        <div className="row">
          <h2>
            {kind === null ? '' : `${say(kind)} `}
            <span className="alerts-name">{name}</span>
          </h2>
          <Badge tone={SEVERITY_TONES[group.severity]}>{say(group.severity)}</Badge>
          {group.holds > 0 ? <Badge tone="bad">{say('holdsMany', { n: group.holds })}</Badge> : null}
        </div>
        <p className="quiet">
          {say('alerts', { n: group.count })}, {formats.time(group.firstAt)}
          {group.lastAt === group.firstAt ? '' : ` – ${formats.time(group.lastAt)}`}
        </p>
        <fieldset className="row alerts-acts">
          <legend className="unseen">{triage('actions')}</legend>
          {ACTS.map(([act, key]) => (
            <Button
              key={act}
              tone={act === 'take' ? 'main' : 'plain'}
              disabled={!mayDecide || (act === 'dismiss' && group.holds > 0)}
              title={act === 'dismiss' && group.holds > 0 ? triage('cannotDismiss') : undefined}
              aria-keyshortcuts={key}
              onClick={begin(act)}
            >
              {triage(act)} <kbd>{key}</kbd>
            </Button>
          ))}
        </fieldset>
        {group.holds > 0 ? <p className="quiet alerts-why">{triage('cannotDismiss')}</p> : null}
        {group.cases.length === 0 ? null : (
          <p>
            {words('sameSubject')}:{' '}
            {group.cases.map(c => (
              <Link key={c.id} href={`/casework/${c.id}`} className="alerts-link">
                {c.id} ({say(c.state)})
              </Link>
            ))}
          </p>
        )}
      </section>
      <Card title={words('kinds')}>
        <ul className="alerts-kinds">
          {group.kinds.map(k => (
            <li key={k.latest}>
              <button
                type="button"
                aria-current={k.latest === alert ? 'true' : undefined}
                onClick={() => choose(k.latest)}
              >
                <AlertTitle title={k.title} />
                <span className="quiet">{say('alerts', { n: k.count })}</span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      <Answer of={explained}>
        {data => (
          <>
            <AlertExplained told={data} />
            {data.siblings.length === 0 ? null : (
              <details className="card" open={all} onToggle={e => setAll(e.currentTarget.open)}>
                <summary>{words('siblings', { n: data.siblings.length })}</summary>
                {all ? (
                  <ul className="alerts-kinds">
                    {data.siblings.map(s => (
                      <li key={s.id}>
                        <button type="button" onClick={() => choose(s.id)}>
                          <AlertTitle title={s.title} />
                          <span className="quiet">
                            {s.id} · {formats.time(s.at)}
                          </span>
                        </button>
                      </li>
                    ))}
                  </ul>
                ) : null}
              </details>
            )}
          </>
        )}
      </Answer>
      {like.length === 0 ? null : (
        <Card title={words('similar')}>
          <ul className="alerts-kinds">
            {like.map(g => (
              <li key={g.subject}>
                <button type="button" onClick={() => show(g.subject)}>
                  <span>
                    {subjectName(g.subject).name}: <AlertTitle title={g.kinds[0]?.title ?? ''} />
                  </span>
                  <span className="quiet">{say('alerts', { n: g.count })}</span>
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {group.marks.includes('unreadable') ? (
        <Note tone="bad">
          <AlertTitle title={group.kinds[0]?.title ?? ''} />
        </Note>
      ) : null}
    </div>
  )
}

/** The kind that burns: where money waits, the one that holds it. */
function worst({ holds, kinds }: QueueGroup): QueueGroup['kinds'][number] | undefined {
  return (holds > 0 ? kinds.find(k => k.title.startsWith('hold')) : undefined) ?? kinds[0]
}

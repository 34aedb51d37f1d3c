import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { shortened } from '../../kit/shown-account.ts'
import { Told, useTold } from '../../words/sentences/told.tsx'
import { SCREEN_WORDS } from './screen-words.ts'
import type { ScreenRow } from './verdicts-csv.ts'

type Entry = NonNullable<ScreenRow['answer']>['entries'][number]

const BASES = {
  address: 'addressBasis',
  'same-key': 'sameKeyBasis',
  derived: 'derivedBasis',
  domain: 'domainBasis',
  name: 'nameBasis',
  owned: 'ownedBasis',
  transaction: 'transactionBasis',
} as const

/** An entry of a list that answers the party: how it was found, how far that is to be believed, and what follows from it. */
export function EntryCard({ entry }: { readonly entry: Entry }) {
  const say = useWords(SCREEN_WORDS)
  const formats = useFormats()
  const told = useTold('screen')
  const day = entry.listedAt === null ? null : formats.day(entry.listedAt)
  return (
    <Card title={told(entry.name).text} aside={<Badge tone="bad">{entry.list}</Badge>}>
      <dl className="facts">
        <dt>{say('basis')}</dt>
        <dd>{say(BASES[entry.basis])}</dd>
        <dt>{say('matched')}</dt>
        <dd className="mono">{entry.matched}</dd>
        <dt>{say('confidence')}</dt>
        <dd>
          <meter className="screen-meter" min={0} max={100} value={entry.confidence} aria-label={say('confidence')} />{' '}
          {say('confidenceNote', { n: entry.confidence })}
          <ul className="screen-list">
            {entry.why.map(sentence => (
              <li key={sentence}>
                <Told book="screen" text={sentence} />
              </li>
            ))}
          </ul>
        </dd>
        {day === null ? null : (
          <>
            <dt>{say('listedAt')}</dt>
            <dd>{entry.dated ? day : say('undated', { day })}</dd>
          </>
        )}
        {entry.delistedAt === null ? null : (
          <>
            <dt>{say('delisted')}</dt>
            <dd>{formats.day(entry.delistedAt)}</dd>
          </>
        )}
        {entry.programmes.length === 0 ? null : (
          <>
            <dt>{say('programmes')}</dt>
            <dd>{entry.programmes.join(', ')}</dd>
          </>
        )}
        <dt>{say('version')}</dt>
        <dd>
          <code title={entry.version}>{shortened(entry.version)}</code> <span className="quiet">{entry.id}</span>
        </dd>
        {entry.duties.length === 0 ? null : (
          <>
            <dt>{say('duties')}</dt>
            <dd>
              <ul className="screen-list">
                {entry.duties.map(duty => (
                  <li key={`${duty.jurisdiction} ${duty.who} ${duty.must}`}>
                    <Badge>{duty.jurisdiction}</Badge> <Told book="screen" text={duty.who} />:{' '}
                    <Told book="screen" text={duty.must} />{' '}
                    <strong>
                      {duty.by !== null ? (
                        say('by', { time: formats.time(duty.by) })
                      ) : duty.term === '' ? (
                        say('noTerm')
                      ) : (
                        <Told book="screen" text={duty.term} />
                      )}
                    </strong>{' '}
                    <span className="quiet">{duty.source}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}

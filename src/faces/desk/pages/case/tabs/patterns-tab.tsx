import { useDeferredValue, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { Card } from '../../../kit/card.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { screenful } from '../../../kit/screenful.ts'
import { EmptyState } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { useCaseBase } from '../case-context.ts'
import { AccountLink } from '../trace/account-link.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import type { TraceIndex } from '../trace/trace-index.ts'
import { PATTERN_WORDS, patternKey } from '../words/pattern-words.ts'
import { WHERE_WORDS } from '../words/where-words.ts'
import { FiguresList } from './figures-list.tsx'

type Pattern = TraceIndex['trace']['patterns'][number]

const PAGE = 40

/** How the money was laundered: each pattern with its evidence; then crossings, and who is said to own what together. */
export function PatternsTab() {
  const say = useWords(WHERE_WORDS)
  const { time } = useFormats()
  const { index } = useCaseBase()
  const [shown, setShown] = useState(PAGE)
  // What fills the screen comes first, the rest in the frames after it.
  const whole = useDeferredValue(true, false)
  const { patterns, clusters, crossings = [] } = index.trace
  // The rows of a trace stand in a fixed order: a link names a pattern by its number.
  const numbered = patterns.map((of, n) => ({ of, n }))
  return (
    <div className="stack">
      <Card title={say('patterns')}>
        {patterns.length === 0 ? (
          <EmptyState title={say('noPatterns')}>
            <p>{say('noPatternsMore')}</p>
          </EmptyState>
        ) : (
          <div className="case-patterns">
            {numbered.slice(0, whole ? shown : screenful()).map(({ n, of }) => (
              <PatternCard key={n} number={n} of={of} />
            ))}
          </div>
        )}
        {whole && patterns.length > shown ? (
          <p>
            <Button size="small" onClick={() => setShown(shown + PAGE)}>
              + {patterns.length - shown}
            </Button>
          </p>
        ) : null}
      </Card>
      {!whole || crossings.length === 0 ? null : (
        <Card title={say('crossings')}>
          <DataTable
            name="crossings"
            caption={say('crossings')}
            rows={crossings}
            keyOf={c => `${c.inTx} ${c.outTx} ${c.crossing} ${c.outAmount} ${c.side}`}
            columns={[
              { key: 'crossing', title: say('crossing'), order: c => c.crossing, cell: c => c.crossing },
              {
                key: 'state',
                title: say('state'),
                order: c => c.state,
                cell: c => (
                  <Badge tone={c.state === 'followed' ? 'good' : 'plain'}>
                    <Told book="trace" text={c.state} />
                  </Badge>
                ),
              },
              { key: 'at', title: say('time'), order: c => c.inAt, cell: c => time(c.inAt) },
              { key: 'in', title: say('from'), cell: c => <AccountLink account={c.inAccount} /> },
              {
                key: 'inA',
                title: say('amount'),
                end: true,
                cell: c => <AssetAmount asset={c.inAsset} units={c.inAmount} />,
              },
              { key: 'out', title: say('to'), cell: c => <AccountLink account={c.outAccount} /> },
              {
                key: 'outA',
                title: say('amount'),
                end: true,
                cell: c => <AssetAmount asset={c.outAsset} units={c.outAmount} />,
              },
              { key: 'why', title: say('why'), cell: c => <Told book="trace" text={c.because} /> },
            ]}
          />
        </Card>
      )}
      {!whole || clusters.length === 0 ? null : (
        <Card title={say('claims')} aside={<span className="quiet">{say('claimsMore')}</span>}>
          <ul className="case-list">
            {clusters.map(c => (
              <li key={`${c.name} ${c.accounts.join()}`}>
                <strong>
                  <Told book="trace" text={c.name} />
                </strong>
                : {say('accounts', { n: c.accounts.length })} ({c.confidence} / 100){' '}
                <Told book="trace" text={c.because} />
                <span className="row">
                  {c.accounts.slice(0, 12).map(a => (
                    <AccountLink key={a} account={a} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function PatternCard({ number, of }: { readonly number: number; readonly of: Pattern }) {
  const say = useWords(WHERE_WORDS)
  const name = useWords(PATTERN_WORDS)
  const { go } = useCaseBase()
  const key = patternKey(of.pattern)
  return (
    <article className="case-pattern">
      <h3>{key === null ? of.pattern : name(key)}</h3>
      <p>
        <Told book="trace" text={of.because} />
      </p>
      <details>
        <summary>{say('figures')}</summary>
        <FiguresList figures={of.figures} />
      </details>
      <div className="row">
        {of.accounts.slice(0, 6).map(a => (
          <AccountLink key={a} account={a} />
        ))}
        {of.accounts.length > 6 ? <span className="quiet">{say('accounts', { n: of.accounts.length })}</span> : null}
      </div>
      {of.transfers.length === 0 ? null : (
        <Button size="small" onClick={() => go({ tab: 'flow', to: `pattern:${number}`, via: null })}>
          {say('inPicture')} · {say('steps', { n: of.transfers.length })}
        </Button>
      )}
    </article>
  )
}

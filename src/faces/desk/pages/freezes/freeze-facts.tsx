import { Link } from 'wouter'
import { may, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Card } from '../../kit/card.tsx'
import type { FreezeRow } from './freeze-row.ts'
import { FREEZE_STATE_WORDS } from './freeze-state-words.ts'
import { FREEZE_WORDS } from './freeze-words.ts'

/** All that a request asks for, and on what grounds. */
export function FreezeFacts({ freeze }: { readonly freeze: FreezeRow }) {
  const say = useWords(FREEZE_WORDS)
  const sayState = useWords(FREEZE_STATE_WORDS)
  const { exact, time } = useFormats()
  const { asked, frozen, mostFrozen, decimals, symbol, asset, basis, evidence, case: name, endsAt, from, to } = freeze
  const unit = symbol ?? asset
  return (
    <Card title={say('request')}>
      <dl className="facts freeze-facts">
        <dt>{say('accounts')}</dt>
        <dd>
          {freeze.accounts.map(a => (
            <div key={a}>
              <AddressText account={a} whole />
            </div>
          ))}
        </dd>
        <dt>{say('asked')}</dt>
        <dd>{asked === null ? sayState('all') : exact(asked, decimals, unit)}</dd>
        <dt>{say('frozen')}</dt>
        <dd>{exact(frozen, decimals, unit)}</dd>
        {mostFrozen === frozen ? null : (
          <>
            <dt>{say('mostFrozen')}</dt>
            <dd>{exact(mostFrozen, decimals, unit)}</dd>
          </>
        )}
        <dt>{say('asset')}</dt>
        <dd>
          {unit === asset ? null : `${unit} `}
          <code>{asset}</code>
        </dd>
        <dt>{say('case')}</dt>
        <dd>{name === null ? '–' : <CaseName name={name} />}</dd>
        <dt>{say('law')}</dt>
        <dd>
          {basis.jurisdiction}: {basis.reference}
        </dd>
        <dt>{say('grounds')}</dt>
        <dd>{basis.text}</dd>
        <dt>{say('evidence')}</dt>
        <dd>
          {evidence === null ? (
            say('noEvidence')
          ) : (
            <>
              <code>{evidence}</code>
              <div className="quiet">{say('evidenceHint')}</div>
            </>
          )}
        </dd>
        <dt>{say('due')}</dt>
        <dd>{time(freeze.answerBy)}</dd>
        <dt>{say('ends')}</dt>
        <dd>{endsAt === null ? say('never') : time(endsAt)}</dd>
        <dt>{say('contact')}</dt>
        <dd>
          {from.name}
          {from.saysName === from.name ? '' : ` (${say('callsItself', { name: from.saysName })})`}: {freeze.contact}
          {to.id === null ? <div className="quiet">{`${to.name}: ${say('byLetter')}`}</div> : null}
        </dd>
        <dt>{say('marking')}</dt>
        <dd>TLP:{freeze.marking.toUpperCase()}</dd>
      </dl>
    </Card>
  )
}

/** A case by its name, with the way to it where it is kept here: another house numbers its own. */
function CaseName({ name }: { readonly name: string }) {
  const { session } = useSession()
  const { data } = useAnswer('listCases', {}, { enabled: may(session, 'cases') })
  if (data?.cases.some(c => c.name === name) !== true) return name
  return <Link href={`/cases/${encodeURIComponent(name)}`}>{name}</Link>
}

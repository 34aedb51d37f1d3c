import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { call } from '../../api/call.ts'
import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { useNow } from '../../kit/now.ts'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { shownAddress } from './evm-address.tsx'
import { GuardResult } from './guard-result.tsx'
import { GUARD_WORDS } from './guard-words.ts'

/** † How often a followed Safe is asked about, in milliseconds. */
const EVERY_MS = 15_000

/** Follows a Safe at a transaction service that the server knows; the Safe stands in the link. */
export function FollowSafe() {
  const say = useWords(GUARD_WORDS)
  const [search, setSearch] = useSearchParams()
  const { session } = useSession()
  const safe = search.get('safe') ?? ''
  const service = search.get('service') ?? ''
  const [text, setText] = useState(safe)
  const kept = useAnswer('listGuardAlarms', { most: 1 })
  const services = kept.data?.services ?? []
  return (
    <Answer of={kept}>
      {() =>
        services.length === 0 ? (
          <EmptyState title={say('noService')}>
            <span>{say('noServiceMore')}</span>
            <code>CORDON_SAFE_SERVICES=eth=https://api.safe.global/tx-service/eth cordon serve</code>
            <code>cordon guard safe --safe ADDRESS --service URL --follow --data ./data</code>
          </EmptyState>
        ) : (
          <div className="stack">
            <form
              className="card guard-ask"
              onSubmit={event => {
                event.preventDefault()
                setSearch({ tab: 'follow', safe: text.trim(), ...(service === '' ? {} : { service }) })
              }}
            >
              <div className="guard-fields">
                <TextField
                  label={say('link')}
                  hint={say('linkHint')}
                  value={text}
                  maxLength={2_000}
                  required
                  onChange={e => setText(e.target.value)}
                />
                {services.length < 2 ? null : (
                  <ChoiceField
                    label="CORDON_SAFE_SERVICES"
                    choices={[
                      { value: '', text: '–' },
                      ...services.map(s => ({ value: s.name, text: `${s.name} (${s.source})` })),
                    ]}
                    value={service}
                    onChange={e =>
                      setSearch({ tab: 'follow', ...(safe === '' ? {} : { safe }), service: e.target.value })
                    }
                  />
                )}
              </div>
              <div className="row">
                <Button type="submit" tone="main" disabled={text.trim() === '' || !mayAct(session, 'screen')}>
                  {say('startFollow')}
                </Button>
                {safe === '' ? null : <Button onClick={() => setSearch({ tab: 'follow' })}>{say('stopFollow')}</Button>}
              </div>
            </form>
            {safe === '' ? null : <Followed key={`${safe} ${service}`} safe={safe} service={service} />}
          </div>
        )
      }
    </Answer>
  )
}

function Followed({ safe, service }: { readonly safe: string; readonly service: string }) {
  const say = useWords(GUARD_WORDS)
  const formats = useFormats()
  const tell = useTell()
  const now = useNow(1)
  const followed = useQuery({
    queryKey: ['followSafe', safe, service],
    queryFn: ({ signal }) => call('followSafe', { safe, ...(service === '' ? {} : { service }) }, signal),
    refetchInterval: EVERY_MS,
  })
  const { data } = followed
  const fresh = data?.fresh ?? 0
  const asked = data?.asked ?? 0
  useEffect(() => {
    if (fresh > 0 && asked > 0) tell(say('newAlarms', { n: fresh, safe: shownAddress(safe) }), 'bad')
  }, [fresh, asked, safe, say, tell])
  return (
    <Answer of={followed}>
      {answer => (
        <div className="stack">
          <p className="quiet" role="status">
            {say('following', {
              safe: shownAddress(answer.safe),
              service: answer.service,
              ago: formats.ago(answer.asked, now),
            })}
          </p>
          <GuardResult answer={answer} />
        </div>
      )}
    </Answer>
  )
}

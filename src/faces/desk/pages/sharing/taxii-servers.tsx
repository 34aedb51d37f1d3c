import type { ReactNode } from 'react'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Answer } from '../../kit/states.tsx'
import { PEERS_WORDS } from './peers-words.ts'

type Server = Answered<'listTaxiiServers'>['servers'][number]

const TONES: Readonly<Record<Server['state'], Tone>> = { sound: 'good', failing: 'bad', waiting: 'plain' }

/** The TAXII servers, and how far each was read and written to. */
export function TaxiiServers() {
  const say = useWords(PEERS_WORDS)
  const answer = useAnswer('listTaxiiServers', {}, { staleTime: 10_000, refetchInterval: 15_000 })
  return (
    <Card title={say('taxii')}>
      <Answer of={answer}>
        {({ servers }) =>
          servers.length === 0 ? (
            <p className="quiet">
              {say('taxiiNone')}. {say('taxiiMore')}
            </p>
          ) : (
            <ul className="sharing-rows">
              {servers.map(s => (
                <ServerRow key={s.name} server={s} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  )
}

function ServerRow({ server }: { readonly server: Server }) {
  const say = useWords(PEERS_WORDS)
  const { span, time } = useFormats()
  const { name, url, organisation, pulled, pushed, everyS, state, failures, fault, code } = server
  return (
    <li>
      <span className="row">
        <strong>{name}</strong>
        <Badge tone={TONES[state]}>{say(state)}</Badge>
        <span className="quiet">
          {organisation.name}, {say('every', { span: span(everyS) })}
        </span>
      </span>
      <code>{url}</code>
      {failures > 0 ? (
        <p className="quiet">
          {say('failures', { n: failures, fault: fault ?? '' })} <code>{code}</code>
        </p>
      ) : null}
      <dl className="facts">
        {pulled.map(p => (
          <Pair key={`r${p.collection}`} name={`${say('read')} ${p.collection}`}>
            {p.through === null ? '–' : say('through', { at: time(Math.floor(Date.parse(p.through) / 1000)) })}{' '}
            {p.underWay ? <Badge tone="info">{say('underWay')}</Badge> : null}
          </Pair>
        ))}
        {pushed.map(p => (
          <Pair key={`w${p.collection}`} name={`${say('written')} ${p.collection}`}>
            {say('through', { at: p.through })}{' '}
            {p.pending > 0 ? <Badge tone="info">{say('pending', { n: p.pending })}</Badge> : null}{' '}
            {p.failed > 0 ? <Badge tone="bad">{say('failed', { n: p.failed })}</Badge> : null}
          </Pair>
        ))}
      </dl>
    </li>
  )
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

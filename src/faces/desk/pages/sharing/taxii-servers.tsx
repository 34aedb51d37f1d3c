import type { ReactNode } from 'react'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { Answer } from '../../kit/states.tsx'
import { PEERS_WORDS } from './peers-words.ts'

type Server = Answered<'listTaxiiServers'>['servers'][number]

/** The TAXII servers, and how far each was read and written to. */
export function TaxiiServers() {
  const say = useWords(PEERS_WORDS)
  const answer = useAnswer('listTaxiiServers', {})
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
  const { span } = useFormats()
  const { name, url, organisation, pulled, pushed, everyS } = server
  return (
    <li>
      <span className="row">
        <strong>{name}</strong>
        <span className="quiet">
          {organisation.name}, {say('every', { span: span(everyS) })}
        </span>
      </span>
      <code>{url}</code>
      <dl className="facts">
        {pulled.map(p => (
          <Pair key={`r${p.collection}`} name={`${say('read')} ${p.collection}`}>
            {p.through === null ? '–' : say('through', { at: p.through })}{' '}
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

import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note, type Tone } from '../../kit/badge.tsx'
import { Card } from '../../kit/card.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { useNow } from '../../kit/now.ts'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { Told, useTold } from '../../words/sentences/told.tsx'
import { PEERS_WORDS } from './peers-words.ts'
import { TaxiiServers } from './taxii-servers.tsx'
import { WhoText } from './who-text.tsx'

type Peer = Answered<'peerHealth'>['peers'][number]

const TONES: Readonly<Record<Peer['state'], Tone>> = {
  sound: 'good',
  late: 'warn',
  failing: 'bad',
  alarmed: 'bad',
  quiet: 'plain',
  waiting: 'plain',
}

/** This node, its peers and their health, and the TAXII servers. */
export function PeersView() {
  const say = useWords(PEERS_WORDS)
  const { number } = useFormats()
  const answer = useAnswer('peerHealth', {}, { staleTime: 10_000, refetchInterval: 15_000 })
  return (
    <Answer of={answer}>
      {({ node, peers }) => (
        <div className="stack">
          <Card title={`${say('us')}: ${node.name}`}>
            <dl className="facts">
              <dt>{say('fingerprint')}</dt>
              <dd>
                <code className="sharing-fingerprint">{inFours(node.fingerprint)}</code>
              </dd>
              <dt>{say('identity')}</dt>
              <dd>
                <code>{node.id}</code>
              </dd>
              <dt>{say('objects')}</dt>
              <dd>{number(node.objects)}</dd>
            </dl>
          </Card>
          <Card title={say('peers')}>
            {peers.length === 0 ? (
              <EmptyState title={say('none')}>
                <p>{say('noneMore')}</p>
                <code>cordon peers add URL --fingerprint HEX --name NAME --country COUNTRY --standing partner</code>
              </EmptyState>
            ) : (
              <>
                <Alarms peers={peers} />
                <PeerTable peers={peers} objects={node.objects} />
              </>
            )}
          </Card>
          <TaxiiServers />
        </div>
      )}
    </Answer>
  )
}

/** A digest as people read it to each other. */
export function inFours(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ')
}

function Alarms({ peers }: { readonly peers: readonly Peer[] }) {
  const { time } = useFormats()
  return peers
    .filter(p => p.state === 'alarmed')
    .map(p => (
      <Note key={p.fingerprint} tone="bad">
        <p>
          <strong>{p.name}</strong>: <Told book="sharing" text={p.alarms[0]?.reason ?? ''} />{' '}
          <code>{p.alarms[0]?.code}</code> <span className="quiet">{time(p.alarms[0]?.at ?? 0)}</span>
        </p>
      </Note>
    ))
}

function PeerTable({ peers, objects }: { readonly peers: readonly Peer[]; readonly objects: number }) {
  const say = useWords(PEERS_WORDS)
  const { ago, time, number } = useFormats()
  const now = useNow(5)
  const told = useTold('sharing')
  const columns: readonly Column<Peer>[] = [
    {
      key: 'name',
      title: say('name'),
      order: p => p.name,
      cell: p => (
        <>
          <strong>{p.name}</strong> <WhoText of={p} />
          <div>
            <code className="quiet" title={p.fingerprint}>
              {inFours(p.fingerprint.slice(0, 16))}…
            </code>
          </div>
        </>
      ),
    },
    {
      key: 'health',
      title: say('health'),
      order: p => p.state,
      cell: p => (
        <>
          <Badge tone={TONES[p.state]}>{say(p.state)}</Badge>
          {p.failures > 0 ? (
            <div className="quiet">
              <small>{say('failures', { n: p.failures, fault: told(p.fault ?? '').text })}</small>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'pulled',
      title: say('pulled'),
      order: p => p.pulledAt ?? 0,
      cell: p =>
        p.pulledAt === null ? '–' : <span title={time(p.pulledAt)}>{ago(Math.min(p.pulledAt, now), now)}</span>,
    },
    {
      key: 'behind',
      title: say('behind'),
      order: p => p.behind,
      cell: p =>
        p.pulledAt === null ? (
          '–'
        ) : p.behind === 0 ? (
          <span className="quiet">{say('upToDate', { n: p.cursor })}</span>
        ) : (
          <Badge tone="warn">{say('behindAbout', { n: p.behind })}</Badge>
        ),
    },
    {
      key: 'ours',
      title: say('hasOurs'),
      order: p => p.servedThrough ?? -1,
      cell: p =>
        p.servedThrough === null ? (
          <span className="quiet">{say('never')}</span>
        ) : (
          <span title={time(p.servedAt ?? 0)}>{say('ours', { n: p.servedThrough, all: objects })}</span>
        ),
    },
    {
      key: 'alarms',
      title: say('alarms'),
      order: p => p.alarms.length,
      end: true,
      cell: p => number(p.alarms.length),
    },
  ]
  return <DataTable caption={say('peers')} columns={columns} rows={peers} keyOf={p => p.fingerprint} />
}

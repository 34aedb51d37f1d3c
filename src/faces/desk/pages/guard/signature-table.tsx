import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import type { GuardedTransaction } from './compare-transactions.ts'
import { EvmAddress, shownAddress } from './evm-address.tsx'
import { GUARD_WORDS } from './guard-words.ts'

type Signature = GuardedTransaction['signatures'][number]

const TONES: Readonly<Record<Signature['verdict'], Tone>> = {
  signed: 'good',
  misnamed: 'warn',
  'not-owner': 'bad',
  other: 'bad',
  nobody: 'bad',
  malformed: 'warn',
  absent: 'plain',
  unproved: 'warn',
}

const KINDS = {
  'other-shown': 'other-shown',
  'other-nonce': 'other-nonce',
  claimed: 'claimed',
  delegatecall: 'delegatecallKind',
  'other-domain': 'other-domain',
} as const

/** Who signed which hash, by the signatures themselves and not by what the service says of them. */
export function SignatureTable({ tx }: { readonly tx: GuardedTransaction }) {
  const say = useWords(GUARD_WORDS)
  const formats = useFormats()
  return (
    <>
      <h3 className="guard-part">{say('signatures')}</h3>
      {tx.signatures.length === 0 ? <p className="quiet">{say('noSignature')}</p> : null}
      {tx.signatures.length === 0 ? null : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('owner')}</th>
                <th scope="col">{say('when')}</th>
                <th scope="col">{say('signedOver')}</th>
              </tr>
            </thead>
            <tbody>
              {tx.signatures.map(s => (
                <tr key={`${s.owner} ${s.at}`}>
                  <td>
                    <EvmAddress address={s.owner} />
                  </td>
                  <td>{s.at === null ? '–' : formats.time(Math.floor(Date.parse(s.at) / 1000))}</td>
                  <td>
                    <Badge tone={TONES[s.verdict]}>{say(s.verdict)}</Badge>{' '}
                    {s.overKind === null ? null : say(KINDS[s.overKind])}
                    {s.over === null ? null : <div className="mono guard-small">{s.over}</div>}
                    {s.overOther === null || s.overOther === s.owner ? null : (
                      <div className="guard-small">{say('recovers', { who: shownAddress(s.overOther) })}</div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

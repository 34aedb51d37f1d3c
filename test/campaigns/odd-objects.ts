import { FREEZE_REQUEST } from '../../src/formats/stix/cordon/freeze-request.ts'
import { TIP } from '../../src/formats/stix/cordon/tip.ts'
import type { IntelObject } from '../../src/model/intel-object.ts'
import type { LyingPeer } from '../faces/peer/lying-peer.ts'

type Next = (below: number) => number

const AT = '2026-11-01T00:00:00.000Z'
const RED = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
const WALLET = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'

/** A note of STIX 2.1 in the name of a peer. */
export function noteOf(liar: LyingPeer, n: number, more: object = {}): IntelObject {
  const head = { type: 'note', spec_version: '2.1', id: `note--${uuid(n)}`, created_by_ref: liar.id }
  return { ...head, created: AT, modified: AT, content: `note ${n}`, object_refs: [liar.id], n, ...more }
}

/** An object of a type that Cordon acts upon, some members of which hold anything at all. */
export function oddObject(liar: LyingPeer, next: Next): IntelObject {
  const kinds = templates(liar, next)
  const object: Record<string, unknown> = { ...kinds[next(kinds.length)] }
  const names = Object.keys(object).filter(name => name !== 'type' && name !== 'id')
  for (let i = next(4); i > 0; i--) object[names[next(names.length)] ?? ''] = oddValue(next)
  // What names an older STIX, or none, is checked less.
  if (next(2) === 0) object['spec_version'] = ['2.0', '2.1', '9', 7][next(4)]
  if (next(3) === 0) delete object['spec_version']
  return object as unknown as IntelObject
}

function templates(liar: LyingPeer, next: Next): readonly object[] {
  const n = next(1 << 30)
  const of = (type: string) => ({
    type,
    spec_version: '2.1',
    id: `${type}--${uuid(n)}`,
    created_by_ref: liar.id,
    created: AT,
    modified: AT,
  })
  const pattern = `[cryptocurrency-wallet:value = '${WALLET}']`
  const accounts = [`eip155:1:${WALLET}`]
  const names = {
    requester_name: 'liar',
    addressed_to_ref: liar.id,
    addressed_to_name: 'victim',
    contact_information: 'x',
  }
  const legal_basis = { jurisdiction: 'US', reference: 'a', text: 'b' }
  return [
    {
      ...of('indicator'),
      pattern,
      pattern_type: 'stix',
      valid_from: AT,
      valid_until: AT,
      indicator_types: ['benign'],
      confidence: 7,
      labels: ['x'],
      revoked: false,
      name: 'a',
      description: 'b',
    },
    {
      ...of('freeze-request'),
      ...names,
      accounts,
      asset: 'slip44:60',
      amount: '7',
      legal_basis,
      answer_by: '2026-12-01T00:00:00.000Z',
      valid_until: '2026-12-02T00:00:00.000Z',
      object_marking_refs: [RED],
      extensions: FREEZE_REQUEST.use({}),
    },
    {
      ...of('freeze-response'),
      request_ref: `freeze-request--${uuid(n)}`,
      state: 'frozen',
      amount: '7',
      responder_name: 'x',
      reason: 'x',
    },
    {
      ...of('note'),
      content: 'tip',
      object_refs: [liar.id],
      extensions: {
        [TIP.id]: { extension_type: 'property-extension', transaction: 'ab'.repeat(32), account: accounts[0] },
      },
    },
    {
      ...of('relationship'),
      relationship_type: 'derived-from',
      source_ref: `note--${uuid(1)}`,
      target_ref: `note--${uuid(n)}`,
      start_time: AT,
    },
    { ...of('sighting'), sighting_of_ref: `indicator--${uuid(n)}`, count: 0, first_seen: AT },
    {
      type: 'cryptocurrency-wallet',
      spec_version: '2.1',
      id: `cryptocurrency-wallet--${uuid(next(9))}`,
      value: WALLET,
      n,
      created_by_ref: liar.id,
      extensions: {},
    },
    {
      ...of('marking-definition'),
      definition_type: 'statement',
      definition: { statement: 'REL TO:US' },
      name: 'TLP:RED',
      extensions: {},
    },
    {
      ...of('identity'),
      name: 'x',
      identity_class: 'organization',
      object_marking_refs: [`marking-definition--${uuid(n)}`],
      granular_markings: [{ selectors: ['name'], marking_ref: RED }],
    },
    {
      ...of('report'),
      name: 'x',
      published: AT,
      object_refs: Array.from({ length: next(200) }, () => `note--${uuid(next(400))}`),
    },
  ]
}

function oddValue(next: Next): unknown {
  const values: readonly unknown[] = [
    null,
    true,
    -1,
    2 ** 53,
    '',
    'x',
    '\u0000\u202e',
    '[',
    `[a:b MATCHES '${'(a+)+'.repeat(next(40))}']`,
    `${'('.repeat(next(200))}[a:b = 1]`,
    AT,
    '0000-00-00T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    [],
    {},
    [[]],
    [null],
    [{}],
    { a: { b: [7] } },
    ['x'],
    [RED],
    `identity--${uuid(next(5))}`,
    Array.from({ length: next(500) }, (_, i) => `note--${uuid(i)}`),
    'x'.repeat(next(20_000)),
    { __proto__: null, constructor: 1, toString: 'x' },
  ]
  return values[next(values.length)]
}

function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

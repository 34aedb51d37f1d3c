import type { IntelObject } from '../../../model/intel-object.ts'
import { ACCOUNT } from './account.ts'
import { CORDON_IDENTITY, type CordonExtension } from './definition.ts'
import { FREEZE_REQUEST } from './freeze-request.ts'
import { FREEZE_RESPONSE } from './freeze-response.ts'
import { LEDGER_TRANSACTION } from './ledger-transaction.ts'
import { LEDGER_TRANSFER } from './ledger-transfer.ts'
import { RELEASE } from './release.ts'
import { TAINT_CLAIM } from './taint-claim.ts'
import { THEFT } from './theft.ts'
import { TIP } from './tip.ts'

/** Every extension of ours. */
export const CORDON_EXTENSIONS: readonly CordonExtension[] = [
  ACCOUNT,
  FREEZE_REQUEST,
  FREEZE_RESPONSE,
  LEDGER_TRANSACTION,
  LEDGER_TRANSFER,
  RELEASE,
  TAINT_CLAIM,
  THEFT,
  TIP,
]

/** What is published: the project's identity and a definition for each extension. The same on every node, to the byte. */
export function cordonDefinitions(): IntelObject[] {
  const project: IntelObject = {
    type: 'identity',
    spec_version: '2.1',
    id: CORDON_IDENTITY,
    created: '2026-11-26T00:00:00.000Z',
    modified: '2026-11-26T00:00:00.000Z',
    name: 'Cordon',
    description: 'Open-source software against the theft of crypto assets; publishes extension definitions.',
    identity_class: 'group',
    object_marking_refs: ['marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'],
  }
  return [project, ...CORDON_EXTENSIONS.map(extension => extension.definition)]
}

import type { IntelObject } from '../../../src/model/intel-object.ts'
import { SAMPLE_DOMAIN } from './sample-domain.ts'
import { SAMPLE_OBSERVABLES } from './sample-observables.ts'
import { ref, references, T1, T2, TLP_GREEN } from './sample-parts.ts'

export { ref } from './sample-parts.ts'

/** One object of every type of STIX 2.1 with nearly every member that it can have. */
export const SAMPLE_OBJECTS: readonly IntelObject[] = [
  ...SAMPLE_DOMAIN,
  ...SAMPLE_OBSERVABLES,
  {
    type: 'marking-definition',
    spec_version: '2.1',
    id: ref('marking-definition'),
    created_by_ref: ref('identity'),
    created: T1,
    name: 'terms',
    definition_type: 'statement',
    definition: { statement: 'Copyright 2026, Example Corp' },
    external_references: references,
    object_marking_refs: [TLP_GREEN],
  },
  {
    type: 'language-content',
    spec_version: '2.1',
    id: ref('language-content'),
    created_by_ref: ref('identity'),
    created: T1,
    modified: T2,
    object_ref: ref('campaign'),
    object_modified: T2,
    contents: { de: { name: 'Bank Angriff' }, 'ja-JP': { name: '銀行攻撃' } },
  },
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: ref('extension-definition'),
    created_by_ref: ref('identity'),
    created: T1,
    modified: T2,
    name: 'e',
    description: 'd',
    schema: 'https://example.com/schema.json',
    version: '1.2.1',
    extension_types: ['property-extension', 'toplevel-property-extension'],
    extension_properties: ['toxicity', 'rank'],
  },
]

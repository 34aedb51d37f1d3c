import { RELEASE_EXTENSION } from '../../../model/release-terms.ts'
import { propertyExtension } from './definition.ts'

/** To whom an object may go, beyond what its markings say. */
export const RELEASE = propertyExtension({
  id: RELEASE_EXTENSION,
  name: 'Release',
  description:
    'Narrows to whom an object may be released, beyond its markings; nothing here ever widens it. rel_to lists countries (ISO 3166-1 alpha-2) and organisations (identifiers of identities): only those may have it. pap says what a receiver may do with it (Permissible Actions Protocol). addressed_to_refs names the organisations to which it is addressed: an object so marked goes to nobody else.',
  version: '1.0.0',
  members: 'rel_to:audience[] pap:enum(white|clear|green|amber|red) addressed_to_refs:ref(identity)[]',
})

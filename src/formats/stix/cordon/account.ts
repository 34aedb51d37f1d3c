import { propertyExtension } from './definition.ts'

/** On which ledgers a `cryptocurrency-wallet` is an account. */
export const ACCOUNT = propertyExtension({
  id: 'extension-definition--eeabe1e5-36b6-405d-a1f5-50eaf834f347',
  name: 'Account on a ledger',
  description:
    'Says of a cryptocurrency-wallet on which ledgers (CAIP-2) its address is used, and names the account on each (CAIP-10). One address is often valid on many ledgers; where this extension is absent, nothing is said about which are meant.',
  version: '1.0.0',
  members: 'ledgers:caip2[]! accounts:caip10[]!',
})

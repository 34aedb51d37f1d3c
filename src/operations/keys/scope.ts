/** What a key may be allowed to do. `admin` allows everything. */
export const SCOPES = [
  'screen',
  'trace',
  'exposure',
  'cases',
  'lists:read',
  'lists:write',
  'metrics',
  'keys',
  'taxii',
  'share',
  'freeze',
  'monitor',
  'casework',
  'admin',
] as const

/** One permission of a key. */
export type Scope = (typeof SCOPES)[number]

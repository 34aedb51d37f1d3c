/**
 * Events of contracts after which other code or other people act for them: ERC-1967 proxies, OpenZeppelin's Ownable and AccessControl,
 * Safe. Compared without case and without what stands in brackets.
 */
const CHANGES: ReadonlySet<string> = new Set([
  ...['upgraded', 'adminchanged', 'beaconupgraded', 'proxyadminchanged', 'proxyadmin', 'implementationchanged'],
  ...[
    'ownershiptransferred',
    'ownershiptransferstarted',
    'rolegranted',
    'roleadminchanged',
    'defaultadmintransferscheduled',
  ],
  ...['addedowner', 'removedowner', 'changedthreshold', 'changedmastercopy', 'changedguard', 'changedmoduleguard'],
  ...['enabledmodule', 'changedfallbackhandler', 'guard-alarm'],
])

/** Whether an event of administration changes who may act, or what the code is. */
export function changesAdmin(what: string): boolean {
  return CHANGES.has(what.replace(/\(.*$/s, '').trim().toLowerCase())
}

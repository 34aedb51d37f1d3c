import { ERROR, type Ground } from '../sentence-checks.ts'

/** Functions that make an error of what they are told. */
const MAKES_ERROR = /^(?:malformed|unfit|tooMany|wrong|fault)\(\)$/

/** Refusals of operations that the desk calls, of the model that reads what they are given, and of the server's door. */
export const REFUSALS: Ground = {
  files: [
    'src/operations/{accounts,case-board,cases,explain,recoveries}/*.ts',
    'src/operations/freeze/*.ts',
    'src/operations/guard/*.ts',
    'src/operations/node/{init-node,found-node,organisation-fields,prove-log,show-node}.ts',
    'src/operations/exposure/measure-exposure.ts',
    'src/operations/share/{list-intel,marked-objects,share-intel,show-intel}.ts',
    'src/operations/{sign-in,users}/*.ts',
    'src/operations/theft/{case-objects,export-case,import-casebook,report-theft}.ts',
    'src/operations/tips/*.ts',
    'src/operations/trace-funds/*.ts',
    'src/operations/watch/{begin-watch,case-input,end-watch,list-watch-alerts,list-watches}.ts',
    'src/operations/{read-input,duration}.ts',
    'src/model/{account,address,amount,asset,case-name,instant,ledger}.ts',
    'src/formats/safe/{capture-fields,read-safe-capture,read-safe-link,read-safe-state,safe-hash}.ts',
    'src/formats/theft/read-casebook.ts',
    'src/analysis/guard/typed/typed-data.ts',
    'src/faces/http/{fault-of,gate,guard-host,read-json}.ts',
    'src/faces/http/session/{own-routes,own-sessions,factor-routes,from-desk,desk-roster,sign-in-desk}.ts',
  ],
  except: ({ within, path }) =>
    !within.some(name => ERROR.test(name) || MAKES_ERROR.test(name)) ||
    within.some(name =>
      /^new (?:Integrity|Range)Error$|^(?:foldUsers|readUser|readRoles|readLink|readPassword)$/.test(name),
    ) ||
    // A mistake of our own catalog, not of whoever asks.
    path.endsWith('place-legs.ts') ||
    // Its codes have words of their own on the pages of signing in.
    (path.includes('/http/session/') && within.includes('new HttpFault')),
  samples: [
    [/\.because$|\.message$|^why$/, 'the transaction names no Safe'],
    [/^most\(/, ': at most 3 bytes'],
    [/^what$/, 'note'],
    [/state$/i, 'frozen'],
    [
      /length|size|count|status|MOST|LONGEST|bytes|\bn\b|n \+ 1|seq|first$|decimals|joint|most|whole|DEPTH|[cC]hainId|amount|asked/,
      '3',
    ],
  ],
  errors: true,
}

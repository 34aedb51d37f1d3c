import type { Ground } from '../sentence-checks.ts'

const SAMPLES: Ground['samples'] = [
  [/\bday\b|showInstant|legalDate|until$/, '2025-02-21'],
  [/^ends\(/, 'its first 4 and last 4 characters are those of'],
  [/percent\(/, '92 %'],
  [/percent/, '92'],
  [/head|tail|length|counts|before\[|declared|^lost|MOST_ACCOUNTS|at \+ 1|version|value|status|sum$|total/i, '3'],
]

/** What is said when a list or a party is asked, and what only the command line or a log says. */
export const SCREEN: Ground = {
  files: [
    'src/analysis/screen/*.ts',
    'src/analysis/screen/names/{corroborate,explain-name}.ts',
    'src/operations/screen/{screening-desk,screen-transaction,screen-party}.ts',
    'src/model/same-key.ts',
    'src/catalog/jurisdictions/{jp,kr,us}.ts',
  ],
  except: ({ path, within, forms }) =>
    within.some(name => /^(?:summary:|alias:|examples:|split\(\)|has\(\)|parameters:|source:)$/.test(name)) ||
    ['wallet-name.ts', 'derived-entries.ts'].some(file => path.endsWith(file)) ||
    // Parts of what `elsewhere` and `wasListed` say.
    /^(?:its first |a day not known)/.test(String(forms[0]?.[0])) ||
    (path.endsWith('screening-desk.ts') && within.includes('withoutRepeats')),
  samples: SAMPLES,
}

/** Refusals to screen a line: errors elsewhere, here answers. */
export const LINES_REFUSED: Ground = {
  files: ['src/model/address-forms/*.ts', 'src/model/{address,same-key}.ts', 'src/operations/screen/parse-party.ts'],
  except: ({ within }) => within.some(name => /^(?:split\(\)|new Set)$/.test(name)),
  samples: [[/head|length|raw|version|\bat\b/i, '3']],
  errors: true,
}

/** What lists are called. */
export const LISTS_NAMED: Ground = {
  files: ['src/catalog/lists/*.ts', 'src/operations/lists/private-source.ts'],
  except: ({ within }) => !within.some(name => name === 'title:' || name === 'publisher:'),
  samples: [],
}

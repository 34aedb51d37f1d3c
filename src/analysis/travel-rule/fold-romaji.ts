/** Kunrei spellings as Hepburn's. */
const HEPBURN: readonly (readonly [RegExp, string])[] = [
  [/sy/g, 'sh'],
  [/ty/g, 'ch'],
  [/zy|jy|dy/g, 'j'],
  [/(?<!s)si/g, 'shi'],
  [/ti/g, 'chi'],
  [/tu/g, 'tsu'],
  [/zi|di/g, 'ji'],
  [/du/g, 'zu'],
  [/(?<![csgkt])hu/g, 'fu'],
  [/m(?=[bmp])/g, 'n'],
]

/**
 * A Japanese name in Latin letters without what its writers are free in: long vowels (Itō, Itou, Itoh, Ito), Kunrei or Hepburn (Tiba, Chiba),
 * m or n before b, m and p (Homma, Honma). Only a to z is left.
 */
export function foldRomaji(latin: string): string {
  let folded = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  for (const [written, hepburn] of HEPBURN) folded = folded.replace(written, hepburn)
  return folded
    .replace(/o+h(?![aeiouy])/g, 'o')
    .replace(/ou/g, 'o')
    .replace(/([aiou])\1+/g, '$1')
}

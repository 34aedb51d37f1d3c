/** Which floor a folder of src/ lies on. main.ts and what calls it are the roof. */
const FLOORS: Readonly<Record<string, number>> = {
  model: 1,
  formats: 2,
  analysis: 2,
  catalog: 3,
  operations: 3,
  adapters: 4,
  faces: 4,
  'main.ts': 5,
  'cordon.ts': 5,
}

/** Folders that must run anywhere: no clock, no chance, no disk, no network. */
export const PURE: readonly string[] = ['model', 'formats', 'analysis', 'catalog', 'operations']

/** `src/model/tag.ts` → `model`. */
export function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** The floor of a file under src/; null for a folder that the house does not have. */
export function floorOf(path: string): number | null {
  return FLOORS[folderOf(path)] ?? null
}

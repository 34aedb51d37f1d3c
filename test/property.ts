import fc from 'fast-check'

/** The seed of every property: one that stands, so that a run says of the code what the last one said; `npm run campaign -- laws` takes others. */
export const SEED = Number(process.env['CORDON_SEED'] ?? 702_861)
fc.configureGlobal({ seed: SEED })

export { fc }

/** † So much JSON is handed out at once, in characters: somebody may have filled the store with the largest objects that are taken. */
export const ENOUGH_READ = 32 << 20

/** † So much JSON lies in quarantine from one source, in bytes. */
export const MOST_QUARANTINED_BYTES = 256 << 20

/** † So many contents of one object that has no versions are taken from one source. */
export const MOST_CONTENTS = 256

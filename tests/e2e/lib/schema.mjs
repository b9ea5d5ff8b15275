// The published schema is what other programs go by, so an independent validator reads it, not our own code.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `make test` puts a Python with the validator here when the system's own has none.
const OWN = fileURLToPath(new URL('../../../target/tools/python/bin/python3', import.meta.url));
const python = existsSync(OWN) ? OWN : 'python3';

const script = fileURLToPath(new URL('schema.py', import.meta.url));

/** Throws unless the exported file at `path` follows the schema that lies beside the page in `dist`. */
export function assertValid(dist, path) {
  const { status, stderr, error } = spawnSync(python, [script, join(dist, 'schema/beleg-1.schema.json'), path], { encoding: 'utf8' });
  if (error) throw new Error(`python3 cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`${path} does not follow the schema:\n${stderr}`);
}

// Turns wasm-bindgen's glue into one that can be started more than once.
//
// The glue of `--target web` keeps the instance in variables of its module, and its init returns early once they are
// set. A core that has trapped could then never be replaced, and two cores would share one memory. Here the same code
// is put, unchanged, inside a function: each call has its own variables. Its own loader (fetch, init, exports) is cut
// off at the end; pkg/core.js does that part. The shape of the glue is checked, and another shape stops the build.
import { readFile, writeFile } from 'node:fs/promises';

const folder = new URL('../pkg/wasm/', import.meta.url);
const glue = await readFile(new URL('analogue_lookup.js', folder), 'utf8');

const LOADER = /^async function __wbg_load\(/m;
const EXPORTED_CLASS = /^export class Core \{/m;
const expected = [
  [LOADER, 'a loader that starts with `async function __wbg_load(`'],
  [EXPORTED_CLASS, '`export class Core`'],
  [/^function __wbg_get_imports\(\) \{/m, '`function __wbg_get_imports()`'],
  [/^function __wbg_finalize_init\(instance, module\) \{/m, '`function __wbg_finalize_init(instance, module)`'],
];
const missing = expected.filter(([shape]) => !shape.test(glue)).map(([, name]) => name);
const body = glue
  .slice(0, glue.search(LOADER))
  .replace(EXPORTED_CLASS, 'class Core {')
  .replace(/^\/\* @ts-self-types=.*\n/, '')
  .replace(/^ *\/\*\*[^]*?\*\/\n/gm, ''); // the types stand in analogue_lookup.d.ts; a page need not fetch them
if (/^(import|export)\b/m.test(body)) missing.push('nothing imported, and nothing exported but `Core`');
if (missing.length > 0) {
  console.error(`instance-glue: the glue in pkg/wasm/analogue_lookup.js lacks ${missing.join(', ')}.`);
  console.error('instance-glue: wasm-bindgen writes another shape than 0.2.130 did; adapt scripts/instance-glue.mjs to it.');
  process.exit(1);
}

const HEAD = "// Written by scripts/instance-glue.mjs from wasm-bindgen's analogue_lookup.js.\n";
await writeFile(
  new URL('instance.js', folder),
  `${HEAD}export function instantiate(module) {
${body}
__wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
return { Core, memory: wasm.memory };
}
`,
);
await writeFile(
  new URL('instance.d.ts', folder),
  `${HEAD}/** A new instance of the core, with memory of its own. */
export function instantiate(module: WebAssembly.Module): {
  Core: typeof import('./analogue_lookup.js').Core;
  memory: WebAssembly.Memory;
};
`,
);

// Turns wasm-bindgen's glue into one that can be started more than once.
//
// The glue of `--target web` keeps the instance in variables of its module, and its init returns early once they are
// set. A core that has trapped could then never be replaced, and two cores would share one memory. Here the same code
// is put, unchanged, inside a function: each call has its own variables. Its own loader (fetch, init, exports) is cut
// off at the end; pkg/core.js does that part. The shape of the glue is checked, and another shape stops the build.
import { readFile, writeFile } from 'node:fs/promises';

/** Name of the class, as in src/wasm/, and of the glue, and the file to write. */
const [name, glueName, instanceName] = process.argv.slice(2);
const folder = new URL('../pkg/wasm/', import.meta.url);
const glue = await readFile(new URL(`${glueName}.js`, folder), 'utf8');

const LOADER = /^async function __wbg_load\(/m;
const EXPORTED_CLASS = new RegExp(`^export class ${name} \\{`, 'm');
const expected = [
  [LOADER, 'a loader that starts with `async function __wbg_load(`'],
  [EXPORTED_CLASS, `\`export class ${name}\``],
  [/^function __wbg_get_imports\(\) \{/m, '`function __wbg_get_imports()`'],
  [/^function __wbg_finalize_init\(instance, module\) \{/m, '`function __wbg_finalize_init(instance, module)`'],
];
const missing = expected.filter(([shape]) => !shape.test(glue)).map(([, name]) => name);
const body = glue
  .slice(0, glue.search(LOADER))
  .replace(EXPORTED_CLASS, `class ${name} {`)
  .replace(/^\/\* @ts-self-types=.*\n/, '')
  .replace(/^ *\/\*\*[^]*?\*\/\n/gm, ''); // the types stand in the .d.ts beside it; a page need not fetch them
if (/^(import|export)\b/m.test(body)) missing.push(`nothing imported, and nothing exported but \`${name}\``);
if (missing.length > 0) {
  console.error(`instance-glue: the glue in pkg/wasm/${glueName}.js lacks ${missing.join(', ')}.`);
  console.error(
    'instance-glue: wasm-bindgen writes another shape than 0.2.130 did; adapt scripts/instance-glue.mjs to it.',
  );
  process.exit(1);
}

const HEAD = `// Written by scripts/instance-glue.mjs from wasm-bindgen's ${glueName}.js.\n`;
await writeFile(
  new URL(`${instanceName}.js`, folder),
  `${HEAD}export function instantiate(module) {
${body}
__wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
return { ${name}, memory: wasm.memory };
}
`,
);
await writeFile(
  new URL(`${instanceName}.d.ts`, folder),
  `${HEAD}/** A new instance, with memory of its own. */
export function instantiate(module: WebAssembly.Module): {
  ${name}: typeof import('./${glueName}.js').${name};
  memory: WebAssembly.Memory;
};
`,
);

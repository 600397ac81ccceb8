/** Messages as sentences, each once: what is said alike of several tests is one sentence that names them all. */

/** @typedef {import('../pkg/index.js').Message} Message */

const TESTS = /** @type {const} */ (['strip', 'reagent']);

/**
 * @param {readonly Message[]} messages
 * @param {import('../ui/names.js').Say} say
 * @param {import('../ui/names.js').Names} names
 * @returns {string[]}
 */
export function sentences(messages, say, names) {
  /** @type {Map<string, Message[]>} */
  const alike = new Map();
  for (const message of messages) {
    const rest = Object.entries(message.params).filter(([name]) => !TESTS.some((test) => test === name));
    const kind = JSON.stringify([message.key, rest]);
    alike.set(kind, [...(alike.get(kind) ?? []), message]);
  }
  return [...new Set([...alike.values()].map((group) => say(merged(group, names))))];
}

/** @param {Message[]} group @param {import('../ui/names.js').Names} names @returns {Message} */
function merged(group, names) {
  const [first] = group;
  if (first === undefined || group.length === 1) return /** @type {Message} */ (first);
  const params = { ...first.params };
  for (const test of TESTS) {
    if (params[test] === undefined) continue;
    const all = group.map((message) =>
      test === 'strip' ? names.strip(String(message.params[test])) : names.reagent(String(message.params[test])),
    );
    params[test] = [...new Set(all)].join('; ');
  }
  return { ...first, params };
}

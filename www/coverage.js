/** The page that shows what is recorded of which substance on which test, and by whom. */
import { part } from './dom.js';
import { openPage } from './open.js';

await openPage((lookup) => {
  const { counts } = lookup.catalogue();
  part('counts').textContent = `${counts.records} results for ${counts.substances} substances.`;
});

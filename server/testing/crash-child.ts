/** A server in a process of its own, to be killed: node --import tsx crash-child.ts <folder>. Prints its address. */
import { startTestServer } from './server.ts';

const server = await startTestServer({ dir: process.argv[2], delay: () => 3 });
console.log(server.url);
process.on('SIGTERM', async () => {
  await server.close('keep');
  process.exit(0);
});

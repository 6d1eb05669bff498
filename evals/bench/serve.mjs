/** The server as `npm start` runs it (server/start.mjs), without the build of the console. */
import { register } from 'tsx/esm/api';

register();
await import('../../server/main.ts');

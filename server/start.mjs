/** npm start: builds the console when that is needed, then starts the server in this process. */
import { register } from 'tsx/esm/api';
import buildConsole from './build-console.mjs';

buildConsole();
register();
await import('./main.ts');

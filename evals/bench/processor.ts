/** Who used the processor during a measurement: on a shared machine a time alone says little. */
import { cpus } from 'node:os';
import { type Figures, nl, round } from './row.ts';
import type { ServerProcess } from './server-process.ts';

type Snapshot = {
  at: number;
  own: number;
  machine: number;
  server: { all: number; eventLoop: number } | null;
};

function snapshot(server: ServerProcess): Snapshot {
  const own = process.cpuUsage();
  const machine = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return {
    at: performance.now() / 1000,
    own: (own.user + own.system) / 1e6,
    machine: machine / 1000,
    server: server.processorTime(),
  };
}

export type ProcessorUse = {
  /** As a sentence for the table; empty where there is no /proc. */
  sentence: string;
  figures: Figures;
};

/** Starts to watch; the function it returns tells what was used until then. `lines`: lines taken in meanwhile. */
export function watchProcessor(server: ServerProcess): (lines: number) => ProcessorUse {
  const before = snapshot(server);
  return (lines): ProcessorUse => {
    const after = snapshot(server);
    if (!before.server || !after.server) return { sentence: '', figures: {} };
    const seconds = after.at - before.at;
    const spent = {
      eventLoop: after.server.eventLoop - before.server.eventLoop,
      otherThreads: after.server.all - after.server.eventLoop - (before.server.all - before.server.eventLoop),
      load: after.own - before.own,
      machine: after.machine - before.machine,
    };
    const strangers = Math.max(0, spent.machine - spent.eventLoop - spent.otherThreads - spent.load);
    const perLine = (s: number) => round((s * 1000) / Math.max(lines, 1), 2);
    const cores = (s: number) => round(s / seconds, 2);
    return {
      sentence:
        `rekentijd per regel: hoofdthread ${nl(perLine(spent.eventLoop), 1)} ms, overige threads ` +
        `${nl(perLine(spent.otherThreads), 1)} ms; kernen in gebruik: server ` +
        `${nl(cores(spent.eventLoop + spent.otherThreads), 2)}, belasting ${nl(cores(spent.load), 2)}, ` +
        `andere programma's ${nl(cores(strangers), 2)} van ${cpus().length}`,
      figures: {
        eventLoopMsPerLine: perLine(spent.eventLoop),
        otherThreadsMsPerLine: perLine(spent.otherThreads),
        coresEventLoop: cores(spent.eventLoop),
        coresOtherThreads: cores(spent.otherThreads),
        coresLoad: cores(spent.load),
        coresOtherProgrammes: cores(strangers),
      },
    };
  };
}

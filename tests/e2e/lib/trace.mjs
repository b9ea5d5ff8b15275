// What Chromium's main thread did, task by task, from the browser's own trace. Node needs --experimental-websocket below version 22.

/**
 * Starts a trace; what is returned ends it and gives the tasks of the page's main thread, from the first event of a type on:
 * `[{ start, length, waiting, work }]` in milliseconds.
 * `waiting` is the part of a task in which the thread did nothing but wait until the compositor had painted the frame before.
 * `work` is the processor's time alone: a machine with few processors gives them to the browser's other threads in the midst of a task.
 */
export async function startTrace(session, type = 'keydown') {
  const { debuggerAddress } = session.capabilities['goog:chromeOptions'];
  const { webSocketDebuggerUrl } = await (await fetch(`http://${debuggerAddress}/json/version`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  const events = [];
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, method, params } = JSON.parse(data);
    if (method === 'Tracing.dataCollected') events.push(...params.value);
    const key = id ?? method;
    waiting.get(key)?.();
    waiting.delete(key);
  };
  const until = (key) => new Promise((resolve) => waiting.set(key, resolve));
  await new Promise((resolve, reject) => ((socket.onopen = resolve), (socket.onerror = reject)));
  const started = until(1);
  const traceConfig = { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'] };
  socket.send(JSON.stringify({ id: 1, method: 'Tracing.start', params: { transferMode: 'ReportEvents', traceConfig } }));
  await started;
  return async () => {
    const complete = until('Tracing.tracingComplete');
    socket.send(JSON.stringify({ id: 2, method: 'Tracing.end' }));
    await complete;
    socket.close();
    // The thread that was told of it is the page's.
    const first = events.find((event) => event.name === 'EventDispatch' && event.args?.data?.type === type);
    if (!first) throw new Error(`the trace has no ${type}`);
    const own = events.filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask');
    const commits = events.filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === 'X' && event.name === 'Commit');
    return own.filter((event) => event.ts + event.dur > first.ts).map((event) => {
      const within = commits.filter(({ ts, dur }) => ts >= event.ts && ts + dur <= event.ts + event.dur);
      return { work: (event.tdur ?? event.dur) / 1000, start: (event.ts - first.ts) / 1000, length: event.dur / 1000, waiting: within.reduce((sum, { dur }) => sum + dur / 1000, 0) };
    });
  };
}

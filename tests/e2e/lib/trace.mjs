// What Chromium's main thread did, task by task, from the browser's own trace. Node needs --experimental-websocket below version 22.

/**
 * Starts a trace; what is returned ends it and gives the tasks of the page's main thread: `[{ start, length, waiting }]` in milliseconds.
 * `waiting` is the part of a task in which the thread did nothing but wait until the compositor had painted the frame before.
 */
export async function startTrace(session) {
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
    // The thread that was told of the key is the page's.
    const key = events.find((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown');
    if (!key) throw new Error('the trace has no key press');
    const own = events.filter((event) => event.pid === key.pid && event.tid === key.tid && event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask');
    const commits = events.filter((event) => event.pid === key.pid && event.tid === key.tid && event.ph === 'X' && event.name === 'Commit');
    return own.filter((event) => event.ts + event.dur > key.ts).map((event) => {
      const within = commits.filter(({ ts, dur }) => ts >= event.ts && ts + dur <= event.ts + event.dur);
      return { start: (event.ts - key.ts) / 1000, length: event.dur / 1000, waiting: within.reduce((sum, { dur }) => sum + dur / 1000, 0) };
    });
  };
}

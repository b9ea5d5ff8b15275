// The few W3C WebDriver commands the tests need, by fetch.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export class WebDriverError extends Error {
  constructor(kind, message, command) {
    super(`${kind}: ${message} (${command})`);
    this.kind = kind;
  }
}

async function send(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(120_000),
  });
  const text = await response.text();
  let value;
  try {
    value = JSON.parse(text).value;
  } catch {
    throw new WebDriverError('not JSON', text.slice(0, 200), url);
  }
  if (!response.ok) throw new WebDriverError(value?.error ?? response.status, String(value?.message ?? text).split('\n')[0], `${method} ${new URL(url).pathname}`);
  return value;
}

/** Waits until a driver that was just started answers. */
export async function untilReady(address, stillRunning, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    if (!stillRunning()) throw new Error(`the driver for ${address} ended before it was ready`);
    try {
      const status = await send('GET', `${address}/status`);
      if (status.ready !== false) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`the driver at ${address} is not ready`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export class Session {
  #address;
  #window;

  static async start(address, capabilities) {
    const value = await send('POST', `${address}/session`, { capabilities: { alwaysMatch: capabilities } });
    return new Session(`${address}/session/${value.sessionId}`, value.capabilities);
  }

  constructor(address, capabilities) {
    this.#address = address;
    this.capabilities = capabilities;
  }

  get(path) {
    return send('GET', this.#address + path);
  }
  post(path, body = {}) {
    return send('POST', this.#address + path, body);
  }
  delete(path = '') {
    return send('DELETE', this.#address + path);
  }

  /** Commands go to one window at a time. */
  async focus(handle) {
    if (this.#window === handle) return;
    await this.post('/window', { handle });
    this.#window = handle;
  }
  async window() {
    return (this.#window = await this.get('/window'));
  }
  forgetWindow() {
    this.#window = undefined;
  }

  /** Runs a function in the page; arguments and result are JSON, or elements by `reference`. */
  run(fn, ...args) {
    return this.post('/execute/sync', { script: `return (${fn}).apply(null, arguments)`, args });
  }
  /** Runs a function that returns a promise. */
  runAsync(fn, ...args) {
    const script = `const done = arguments[arguments.length - 1]; const given = [].slice.call(arguments, 0, -1);
      (${fn}).apply(null, given).then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`;
    return this.post('/execute/async', { script, args }).then((result) => {
      if (result?.error) throw new Error(result.error);
      return result?.value;
    });
  }
  actions(actions) {
    return this.post('/actions', { actions });
  }
  /** A Chromium debugger command; other engines do not know it. */
  cdp(cmd, params = {}) {
    return this.post('/goog/cdp/execute', { cmd, params });
  }
}

export const reference = (id) => ({ [ELEMENT]: id });
export const elementId = (value) => value?.[ELEMENT];

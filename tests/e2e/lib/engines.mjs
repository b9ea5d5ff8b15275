// Starts and stops the three browser engines, each with a profile of its own.
import { spawn, execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createWriteStream, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Session, untilReady } from './webdriver.mjs';

export const ENGINES = ['chromium', 'firefox', 'webkit'];

function program(...names) {
  for (const name of names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  throw new Error(`none of ${names.join(', ')} is installed: run .ci/browsers`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const running = new Set();

/** A child in a process group of its own, so that everything it starts can be ended with it. */
function start(command, args, { env, log, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, args, { detached: true, env: env ?? process.env, stdio });
  const life = { child, alive: true, output: [] };
  life.ended = new Promise((resolve) => {
    const end = () => ((life.alive = false), resolve());
    child.once('exit', end).once('error', end);
  });
  const file = log && createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text) => {
      file?.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      life.output.push(...lines);
    });
  }
  running.add(life);
  return life;
}

function signal(life, name) {
  try {
    process.kill(-life.child.pid, name);
  } catch {
    // The group is gone already.
  }
}

async function stop(life) {
  signal(life, 'SIGTERM');
  const late = setTimeout(() => signal(life, 'SIGKILL'), 3000);
  await life.ended;
  clearTimeout(late);
  // Children may outlive their leader.
  signal(life, 'SIGKILL');
  running.delete(life);
}

/** Ends everything that was started here; safe to call at any time. */
export function killAll() {
  for (const life of running) signal(life, 'SIGKILL');
  running.clear();
}

function chromium({ profile, downloads, locale, forcedColors, args = [], prefs = {} }) {
  const flags = [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-search-engine-choice-screen',
    `--user-data-dir=${join(profile, 'chromium')}`, `--lang=${locale}`, `--accept-lang=${locale}`, ...args,
  ];
  if (forcedColors) flags.push('--force-high-contrast');
  return {
    driver: (port) => [program('chromedriver'), [`--port=${port}`]],
    env: { LANGUAGE: locale },
    capabilities: {
      browserName: 'chrome',
      'goog:chromeOptions': {
        binary: program('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
        args: flags,
        prefs: { 'intl.accept_languages': locale, 'download.default_directory': downloads, 'download.prompt_for_download': false, ...prefs },
      },
      'goog:loggingPrefs': { browser: 'ALL' },
    },
  };
}

function firefox({ profile, lasting, downloads, colorScheme, locale, forcedColors, touch, reducedMotion, firefoxPrefs = {} }) {
  return {
    driver: async (port) => [program('geckodriver'), ['--port', String(port), '--websocket-port', String(await freePort()), '--profile-root', profile, '--allow-system-access']],
    env: { MOZ_HEADLESS: '1', TMPDIR: profile },
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: program('firefox-esr', 'firefox'),
        args: ['-headless', ...(lasting ? ['-profile', lasting] : [])],
        prefs: {
          'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
          'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
          'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
          'intl.accept_languages': locale === 'de' ? 'de, en' : 'en, de',
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'browser.download.useDownloadDir': true,
          'browser.download.always_ask_before_handling_new_types': false,
          'browser.helperApps.neverAsk.saveToDisk': 'application/json,application/octet-stream,text/csv,text/plain,text/html,application/zip',
          // Console messages and uncaught errors appear in the driver's output, where page.mjs reads them.
          'devtools.console.stdout.content': true,
          'dom.events.testing.asyncClipboard': true,
          ...(touch ? { 'dom.w3c_touch_events.enabled': 1, 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 } : {}),
          ...(forcedColors ? { 'browser.display.document_color_use': 2 } : {}),
          'network.captive-portal-service.enabled': false,
          'network.connectivity-service.enabled': false,
          'app.update.disabledForTesting': true,
          ...firefoxPrefs,
        },
      },
    },
  };
}

function miniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter(existsSync);
  for (const root of roots) {
    const folders = [root, ...readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name))];
    for (const folder of folders) {
      for (const name of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
        const path = join(folder, name, 'MiniBrowser');
        if (existsSync(path)) return path;
      }
    }
  }
  throw new Error('WebKitGTK has no MiniBrowser here: run .ci/browsers');
}

let display;

/** One screen for all WebKit windows: this engine has no headless mode. */
async function screen() {
  if (display) return display;
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.child.stdio[3].setEncoding('utf8').once('data', (text) => resolve(text.trim()));
    server.ended.then(() => reject(new Error('Xvfb did not start')));
  });
  return (display = `:${number}`);
}

/** WebKit takes its language from the C library, which needs the locale's data. */
function germanLocale(profile) {
  const folder = join(profile, 'locale');
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(folder, 'de_DE.UTF-8')], { stdio: 'ignore' });
  } catch {
    // Without the package "locales" WebKit stays English.
  }
  return { LOCPATH: folder, LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' };
}

async function webkit({ profile, downloads, colorScheme, locale, forcedColors }) {
  writeFileSync(join(profile, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  // The tool bar would keep the window from becoming as narrow as a telephone.
  mkdirSync(join(profile, 'gtk-3.0'), { recursive: true });
  writeFileSync(join(profile, 'gtk-3.0/gtk.css'), '* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }\n');
  // An overlay scroll bar would catch presses on the text below it.
  writeFileSync(join(profile, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-overlay-scrolling=false\n');
  return {
    driver: (port) => [program('WebKitWebDriver'), [`--port=${port}`]],
    env: {
      DISPLAY: await screen(),
      HOME: profile,
      XDG_CONFIG_HOME: profile,
      XDG_CACHE_HOME: join(profile, 'cache'),
      XDG_DATA_HOME: join(profile, 'data'),
      GTK_THEME: forcedColors ? 'HighContrast' : colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      LIBGL_ALWAYS_SOFTWARE: '1',
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1',
      ...(locale === 'de' ? germanLocale(profile) : { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'en' }),
    },
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    },
  };
}

const SETUP = { chromium, firefox, webkit };

/**
 * Starts one engine with a fresh profile.
 * @returns the session, the folder for downloads, `output()` with the lines the browser printed, and `stop()`
 */
export async function launch(engine, options) {
  // A profile that is given outlives its browser, for journeys in which a browser is killed.
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), `beleg-${engine}-`));
  const downloads = options.downloadsDir ?? join(profile, 'downloads');
  mkdirSync(downloads, { recursive: true });
  if (options.profile) mkdirSync(join(options.profile, 'firefox'), { recursive: true });
  const { driver, env, capabilities } = await SETUP[engine]({ colorScheme: 'light', locale: 'en', ...options, profile, downloads, lasting: options.profile && join(options.profile, 'firefox') });
  const port = await freePort();
  const [command, args] = await driver(port);
  const life = start(command, args, { env: { ...process.env, ...env }, log: join(profile, 'driver.log') });
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilReady(address, () => life.alive);
    const session = await Session.start(address, capabilities);
    return {
      session,
      downloads,
      output: () => life.output,
      /** Kills the whole process group at once, as a power cut or the system would. */
      async kill() {
        signal(life, 'SIGKILL');
        await life.ended;
        running.delete(life);
      },
      async stop() {
        if (!running.has(life)) return;
        await session.delete().catch(() => {});
        await stop(life);
        if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      },
    };
  } catch (error) {
    const log = readFileSync(join(profile, 'driver.log'), 'utf8').split('\n').slice(-15).join('\n');
    await stop(life);
    rmSync(profile, { recursive: true, force: true });
    throw new Error(`${engine} did not start: ${error.message}\n${log}`);
  }
}

// Keys of keyboards that are not American. WebDriver knows no such keyboard: its keys have a sign but no place (`code`). So each engine is
// given the press in the way nearest to a real keyboard: Chromium by its debugger, Firefox by its own input processor. WebKitGTK has
// neither; there the page gets an event made by a script, and a field gets no letter by it.

/** Presses the key at a place (`code`), which writes `key`. options: control, shift, altGraph */
export async function pressAt(page, key, code, { control = false, shift = false, altGraph = false } = {}) {
  if (altGraph || page.engine === 'webkit') return made(page, key, code, { control, shift, altGraph });
  if (page.engine === 'firefox') return processed(page, key, code, { control, shift });
  const modifiers = (control ? 2 : 0) | (shift ? 8 : 0);
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  const press = { key, code, modifiers, windowsVirtualKeyCode: letter ? letter.charCodeAt(0) : 0 };
  const send = (params) => page.command('post', '/goog/cdp/execute', { cmd: 'Input.dispatchKeyEvent', params: { ...press, ...params } });
  // Names of keys, such as that of a dead key, write nothing.
  await send(control || key.length > 1 ? { type: 'rawKeyDown' } : { type: 'keyDown', text: key });
  await send({ type: 'keyUp' });
}

/** Only the browser itself, and not its page, may do this. */
async function processed(page, key, code, { control, shift }) {
  await page.command('post', '/moz/context', { context: 'chrome' });
  try {
    await page.run((written, place, modifiers) => {
      const hands = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      if (!hands.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys');
      const held = modifiers.map((name) => new KeyboardEvent('', { key: name, code: `${name}Left` }));
      for (const each of held) hands.keydown(each);
      hands.keydown(new KeyboardEvent('', { key: written, code: place }));
      hands.keyup(new KeyboardEvent('', { key: written, code: place }));
      for (const each of held) hands.keyup(each);
    }, key, code, [...(control ? ['Control'] : []), ...(shift ? ['Shift'] : [])]);
  } finally {
    await page.command('post', '/moz/context', { context: 'content' });
  }
}

function made(page, key, code, { control, shift, altGraph }) {
  return page.run((written, place, ctrlKey, shiftKey, modifierAltGraph) => {
    const at = document.activeElement ?? document.body;
    const given = { key: written, code: place, ctrlKey, shiftKey, modifierAltGraph, bubbles: true, cancelable: true, composed: true };
    for (const type of ['keydown', 'keyup']) at.dispatchEvent(new KeyboardEvent(type, given));
  }, key, code, control, shift, altGraph);
}

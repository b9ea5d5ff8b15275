//! Clock, chance and timers.

use gloo::{
    render::{AnimationFrame, request_animation_frame},
    timers::callback::Timeout,
};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::environment;
use crate::{
    app::select,
    domain::stamp::{ReplicaId, Timestamp},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn fill_randomly(bytes: &mut [u8]) -> Result<(), JsValue>;
}

#[must_use]
pub fn now() -> Timestamp {
    // Dates before 1970 do not come from a clock; the cast of a positive number of milliseconds is exact.
    Timestamp(Date::now().max(0.0) as u64)
}

/// Bytes that no other page makes. Where the browser has no such source, `Math.random` still keeps ids of one page apart.
#[must_use]
pub fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    if fill_randomly(&mut bytes).is_err() {
        bytes = bytes.map(|_: u8| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

#[must_use]
pub fn new_replica() -> ReplicaId {
    ReplicaId(random().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// A date and time as people of that language write it.
#[must_use]
pub fn date_and_time(at: Timestamp, language: &str) -> String {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a fresh object cannot fail; without it the browser's own style is used.
        Reflect::set(&options, &name.into(), &value.into()).ok();
    }
    date.to_locale_string(&locale(language), &options).into()
}

/// The language with the region of the reader: who reads English and has not asked for that of the United States writes the day first.
fn locale(language: &str) -> String {
    select::locale(language, &environment::languages())
}

/// Has the browser load what it needs for dates of a language: a few milliseconds that would otherwise fall on the first card.
pub fn prepare_dates(language: &str) {
    drop(date_and_time(now(), language));
}

/// Something that is to run later. Dropping it calls it off.
pub type Timer = Timeout;

/// Runs something after a pause. Dropping what is returned calls it off.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, run)
}

/// Runs something just before the next frame is painted. Dropping what is returned calls it off.
pub fn before_painting(run: impl FnOnce() + 'static) -> AnimationFrame {
    request_animation_frame(move |_| run())
}

/// Lets the browser answer whatever waits, and goes on.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let waiting = web_sys::window().map(|window| window.set_timeout_with_callback(&resolve));
        if !matches!(waiting, Some(Ok(_))) {
            // Without a timer it goes on at once.
            resolve.call0(&JsValue::NULL).ok();
        }
    });
    // A promise that only resolves cannot fail.
    wasm_bindgen_futures::JsFuture::from(promise).await.ok();
}

/// Waits for the next frame.
pub async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let waiting = web_sys::window().map(|window| window.request_animation_frame(&resolve));
        if !matches!(waiting, Some(Ok(_))) {
            // Without frames it goes on at once.
            resolve.call0(&JsValue::NULL).ok();
        }
    });
    // A promise that only resolves cannot fail.
    wasm_bindgen_futures::JsFuture::from(promise).await.ok();
}

/// Milliseconds since the page was opened, for measuring how long something takes.
#[must_use]
pub fn elapsed() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(Date::now, |performance| performance.now())
}

/// The plural category of a number in a language (CLDR), such as `one` or `few`.
#[must_use]
pub fn plural_category(language: &str, number: usize) -> String {
    let rules = js_sys::Intl::PluralRules::new(&js_sys::Array::of1(&language.into()), &Object::new());
    rules.select(number as f64).into()
}
